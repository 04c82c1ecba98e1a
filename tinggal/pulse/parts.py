"""The parts of the house as people know them, and what it means to them when one is slow or silent."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Part:
    """``slow`` and ``silent`` say what people then notice, and what they may do."""

    code: str
    title: Promise
    slow: Promise
    silent: Promise


PARTS = (
    Part(
        "web",
        _("This site"),
        _("Pages open slowly. What you have saved is safe."),
        _("Some people cannot open the pages. What you have saved is safe."),
    ),
    Part(
        "database",
        _("Database"),
        _("Pages open slowly, and saving takes longer."),
        _("Nothing can be saved or read now. What you saved before is safe. Try again in a few minutes."),
    ),
    Part(
        "jobs",
        _("Work behind the pages"),
        _("Checks, bills and messages come later than usual."),
        _("Checks, bills, letters and messages wait. Nothing is lost: they come when it works again."),
    ),
    Part(
        "documents",
        _("Taking in documents"),
        _("Adding a document takes longer."),
        _("You cannot add documents now. You can still answer the questions of the form."),
    ),
    Part(
        "payment",
        _("Payments"),
        _("Your payment may show later than usual. The moment you paid counts. Do not pay twice."),
        _("We hear nothing from the bank now. The moment you paid counts. Do not pay twice."),
    ),
    Part(
        "email",
        _("Emails"),
        _("Our emails leave later than usual. You also find all news in your account."),
        _("Our emails do not leave. You find all news in your account."),
    ),
    Part(
        "sms",
        _("Text messages (SMS)"),
        _("Our text messages leave later than usual. You also find all news in your account."),
        _("Our text messages do not leave. You find all news in your account."),
    ),
    Part(
        "letters",
        _("Letters and permits"),
        _("Letters come later than usual after the decision."),
        _("Letters wait to be signed. The decision stands, and its day does not change."),
    ),
    Part(
        "log",
        _("Public log of letters"),
        _("New letters enter the log later than usual. Checking a letter works."),
        _("New letters do not enter the log now. Older letters can be checked."),
    ),
    Part(
        "registers",
        _("Registers of other offices"),
        _("Not every register answers. No application waits for that: an officer looks there himself."),
        _("No register answers. No application waits for that: an officer looks there himself."),
    ),
)
BY_CODE = {one.code: one for one in PARTS}
