"""What is written down about the running of the house, for who is on call: one line each, to the terminal."""

from typing import Any


def logging_of(*, all_at: str, ours_at: str) -> dict[str, Any]:
    """For Django's ``LOGGING``: other people's libraries from one level on, our own rooms from another."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": all_at},
        "loggers": {"tinggal": {"level": ours_at}, "pyhanko": {"level": "ERROR"}},
    }
