"""A private PostgreSQL for one machine: ``start`` it, use its ``url``, ``stop`` it."""

from tinggal.launch.postgres.server import Running, revive, start, start_for_tests

__all__ = ["Running", "revive", "start", "start_for_tests"]
