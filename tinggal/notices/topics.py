"""What notices are about, and by which channel a person may do without them."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The ways a notice can leave the building."""

    EMAIL = "email", _("Email")
    SMS = "sms", _("Short message (SMS)")


class Topic(models.TextChoices):
    """Why somebody is told."""

    DUTY = "duty", _("What you must do, and decisions")
    NEWS = "news", _("Where your application is")
    REMINDER = "reminder", _("Reminders before a day passes")


NEWS: Final = frozenset(
    {"application.verifying", "application.at_old_kanim", "application.at_kanim", "application.collected"}
)
# A decision counts from the day it is told (UU 30/2014 Ps 60-61), so these mails cannot be switched off.
ALWAYS: Final = frozenset({(Topic.DUTY, Channel.EMAIL)})


def topic_of(kind: str) -> Topic:
    """The topic of a kind of event; what nobody has sorted is a duty, so that nothing needed is lost."""
    if kind.startswith("reminder."):
        return Topic.REMINDER
    return Topic.NEWS if kind in NEWS else Topic.DUTY
