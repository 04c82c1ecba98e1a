"""A web server runs no command of ``manage.py``: it asks here whether this installation may start."""

from django.conf import settings
from django.core.checks import run_checks


def refuse_what_may_not_run() -> None:
    """In production, end the process in words when a system check finds an error. Asks no database."""
    errors = [one for one in run_checks() if one.is_serious()] if settings.PRODUCTION else []
    if errors:
        raise SystemExit("\n".join(["This installation may not run in production:", *map(str, errors)]))
