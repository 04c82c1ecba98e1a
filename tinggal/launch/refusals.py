"""What stops a start: every refusal says in words what is wrong and what to do."""


class CannotStart(Exception):
    """The machine is not ready; the text is for the person at the keyboard."""


class PostgresUnavailable(CannotStart):
    """The private PostgreSQL cannot be found, started or stopped."""
