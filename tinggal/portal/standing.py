"""Where a sent file is, who acts, until when, and what day is promised: the sentences on top of the status page."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.forecast.asking import expected
from tinggal.offices.calendar import working_days
from tinggal.pages.templatetags.pages import in_words, with_weekday


@dataclass(frozen=True, slots=True)
class Standing:
    """``where`` is the sentence on top, ``who`` says who acts now, ``clock`` until when ("" = no clock runs)."""

    where: str
    who: str
    clock: str = ""
    late: bool = False
    promise: str = ""
    forecast: str = ""


def standing(file: Application, *, was_returned: bool = False) -> Standing:
    """The file as it stands now. The office has to be read with it, two levels up."""
    where, who = _place(file)
    promise, forecast = _promise(file), _forecast(file, was_returned=was_returned)
    if file.due_on is None or not file.place.at_a_desk or file.place == Status.AT_INTERVIEW:
        return Standing(where, who, promise=promise, forecast=forecast)
    left = working_days().between(timezone.localdate(), file.due_on)
    return Standing(where, who, _clock(file.due_on, left), left < 0, promise, forecast)


def _promise(file: Application) -> str:
    if file.promised_on is None or not (file.place.at_a_desk or file.place == Status.RETURNED):
        return ""
    if file.place == Status.RETURNED:
        return _("The promised day moves by one for each working day that the application is with you.")
    if file.promised_on < timezone.localdate():
        return _("We promised a decision by %s. We have not kept this promise.") % with_weekday(file.promised_on)
    return _("We promise a decision by %s.") % with_weekday(file.promised_on)


def _forecast(file: Application, *, was_returned: bool) -> str:
    day = expected(file, was_returned=was_returned)
    if day is None:
        return ""
    said = {"ten": day.of_ten, "from": in_words(day.earliest), "to": in_words(day.latest), "files": day.files}
    if day.of_office:
        return _("%(ten)s of 10 people get the answer from %(from)s to %(to)s (%(files)s cases of your office).") % said
    return _("%(ten)s of 10 people get the answer from %(from)s to %(to)s (%(files)s cases of all offices).") % said


def _clock(due: date, left: int) -> str:
    if left < 0:
        return _("This should be finished by now. We are sorry. You need to do nothing; you may ask the office.")
    if left == 0:
        return _("They have until the end of today.")
    return ngettext("They have %d more working day.", "They have %d more working days.", left) % left


def _place(file: Application) -> tuple[str, str]:
    office = file.office.name if file.office else ""
    regional = file.office.parent.name if file.office and file.office.parent else ""
    match file.place:
        case Status.VERIFYING:
            return _("We are checking your documents."), _("A program does this. It takes a few minutes at most.")
        case Status.RETURNED:
            return _("You need to correct something."), _("The application waits for you.")
        case Status.UNPAID:
            return _("Everything is there. Now pay the fee."), _("The offices begin when we have your payment.")
        case Status.AT_OLD_KANIM:
            return _("Your file is at %s.") % office, _("It lets you go to the office of your new address.")
        case Status.AT_KANIM:
            return _("Your file is at %s.") % office, _("An officer there examines it.")
        case Status.AT_INTERVIEW:
            return _("You are invited to %s.") % office, _("An officer there wants to see you.")
        case Status.AT_HEAD:
            return _("Your file is with the head of %s.") % office, _("The head of the office decides.")
        case Status.AT_KANWIL:
            return _("Your file is at %s.") % regional, _("An officer there gives an opinion and sends it on.")
        case Status.AT_DIRECTORATE:
            return _("Your file is at the directorate in Jakarta."), _("An officer there examines it.")
        case Status.AT_KASUBDIT:
            return _("Your file is at the directorate in Jakarta."), _("The head of the section decides now.")
    return _after_the_decision(file, office)


def _after_the_decision(file: Application, office: str) -> tuple[str, str]:
    match file.place:
        case Status.ISSUED:
            return _("Your application is approved."), _("Your letter is here. %s makes your permit.") % office
        case Status.REFUSED:
            return _("Your application is refused."), _("The letter says why, and how you can object.")
        case Status.COLLECTED:
            return _("You have your permit."), _("There is nothing more to do.")
        case Status.REVOKED:
            return _("Your permit is revoked."), _("The letter says why, and how you can object.")
        case Status.WITHDRAWN if file.submitted_at is None and not file.answers:
            return _("This draft has ended."), _("It was never sent, and its answers and documents are deleted.")
        case Status.WITHDRAWN:
            return _("You withdrew this application."), _("Nothing more happens with it.")
    return _("It is decided. Your letter is being made."), _("This takes a few minutes at most.")
