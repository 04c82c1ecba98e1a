"""Conditions a move can demand: silent when they hold, else they refuse with words a person can use."""

from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tinggal.applications.models import Application, Decision
from tinggal.applications.reading import date_answer
from tinggal.applications.status import Status
from tinggal.catalogue.fees import fee_lines, total
from tinggal.catalogue.windows import counted_from, window_for
from tinggal.journal.models import Event
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.calendar import working_days
from tinggal.pages.templatetags.pages import rupiah


def form_complete(application: Application) -> None:
    """Every required question has an answer."""
    asked = application.permit.required_questions(application.answers)
    if missing := [str(question.label) for question in asked if not application.answers.get(question.code)]:
        raise MoveRefused(_("Please answer: %s.") % ", ".join(missing))


def documents_complete(application: Application) -> None:
    """Every required document is there."""
    have = set(application.documents.filter(replaced_at=None).values_list("code", flat=True))
    needed = application.permit.required_documents(application.answers)
    if missing := [str(requirement.label) for requirement in needed if requirement.code not in have]:
        raise MoveRefused(_("Please upload: %s.") % ", ".join(missing))


def office_known(application: Application) -> None:
    """The address says which office is competent."""
    if application.office_id is None:
        raise MoveRefused(
            _("Please choose the regency or city where you live: it decides which office takes care of you.")
        )


def fee_known(application: Application) -> None:
    """The permit is given for the length that is asked for, under the chosen visa index, and the law has a price."""
    _costs(application, on=timezone.localdate())


def fee_covered(application: Application) -> None:
    """What was paid before the file came back is enough for what is asked for now: nobody is billed twice."""
    settled = Event.objects.filter(subject=application.subject, kind="bill.settled").first()
    if settled is None or application.paid_at is None:
        return
    paid, costs = int(settled.data["amount"]), _costs(application, on=timezone.localdate(application.paid_at))
    if costs > paid:
        words = _("You paid %(paid)s. What you ask for now costs %(costs)s. Choose the length that you paid for.")
        raise MoveRefused(words % {"paid": rupiah(paid), "costs": rupiah(costs)})


def _costs(application: Application, *, on: date) -> int:
    try:
        return total(fee_lines(application.permit, application.answers, on=on))
    except LookupError as nothing:
        raise MoveRefused(_("Please choose the length of the permit again: this one is not offered.")) from nothing


def window_open(application: Application) -> None:
    """Filed neither too early nor too late (law: filing windows of the service). A correction does not change when
    the file was filed, but it may change the day from which the window is counted."""
    filed = timezone.localdate(application.submitted_at or timezone.now())
    counted = date_answer(application, counted_from(application.permit, on=filed))
    if counted is None:
        return
    first, last = window_for(application.permit, counted, on=filed, calendar=working_days())
    if filed < first:
        raise MoveRefused(_("You can send this application from %s. Your draft is kept.") % date_format(first))
    if filed > last:
        raise MoveRefused(
            _("The last day to send this application was %s. Please contact your immigration office now.")
            % date_format(last)
        )


def only_one_open(application: Application) -> None:
    """The same passport has no other undecided application for the same kind of permit; two at once take turns.

    A permit that was granted and only waits to be collected is no hindrance to its own extension."""
    if not application.passport_index:
        return
    take_turn(f"passport/{application.passport_index}")
    twin = (
        Application.objects.running()
        .filter(passport_index=application.passport_index, permit_code=application.permit_code)
        .exclude(Q(pk=application.pk) | Q(status__in=(Status.APPROVED, Status.ISSUED)))
        .first()
    )
    if twin and twin.applicant_id == application.applicant_id:
        raise MoveRefused(_("You have already sent this application. Its number is %s.") % twin.reference)
    if twin:
        raise MoveRefused(_("There is already a running application for this passport. Please contact your office."))


def questions_resolved(application: Application) -> None:
    """Every automatic check that asked for an officer's eyes has been answered by one."""
    if application.open_questions:
        raise MoveRefused(_("Please resolve the open checks first (%d).") % application.open_questions)


def interview_held(application: Application) -> None:
    """Photo and interview took place where the service demands them (SE IMI-417.GR.01.01 Tahun 2025)."""
    filed = timezone.localdate(application.submitted_at)
    if application.permit.interview.on(filed) and application.interviewed_at is None:
        raise MoveRefused(_("The interview and photo have not taken place yet. Please invite the applicant first."))


def permit_still_runs(application: Application) -> None:
    """A permit that has ended by itself cannot be taken away any more."""
    until = Decision.objects.values_list("valid_until", flat=True).get(application=application)
    if until and until < timezone.localdate():
        raise MoveRefused(_("This permit ended by itself on %s.") % date_format(until))


def is_with_applicant(application: Application) -> None:
    """The applicant may still change the file."""
    if application.status not in (Status.DRAFT, Status.RETURNED):
        raise MoveRefused(_("The application has been sent. It can be changed only if it is returned to you."))
