"""What somebody may do for a sponsor or for the client of a mandate."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Task(TextChoices):
    """One thing that is allowed or not. Whoever may do any of them may also look."""

    VIEW = "view", _("Look at everything")
    PREPARE = "prepare", _("Prepare applications")
    SUBMIT = "submit", _("Send applications")
    PAY = "pay", _("Pay")
    LETTERS = "letters", _("Receive the letters")
    TEAM = "team", _("Look after the team, the agents and the company's details")


ROLES = (Task.VIEW, Task.PREPARE, Task.SUBMIT, Task.PAY, Task.LETTERS, Task.TEAM)
"""What a member of a team can be given."""

SCOPES = (Task.VIEW, Task.PREPARE, Task.SUBMIT, Task.PAY, Task.LETTERS)
"""What a client can grant to an agent; nobody looks after somebody else's team."""
