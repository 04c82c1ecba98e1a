"""The letters of a decision: approval and refusal."""

from django.utils import timezone

from tinggal.applications.answers import answer_words, places_named
from tinggal.applications.deadlines import last_day_to_object
from tinggal.applications.models import Application, Decision
from tinggal.applications.reading import date_answer
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.catalogue.rules import LetterFact, LetterForm
from tinggal.journal.models import Event
from tinggal.letters.compose_seats import called
from tinggal.letters.compose_written import Asked, addressed, condition, copies_above, ground, object_to, written
from tinggal.letters.content import Approval, Refusal, ServiceApproval, Told
from tinggal.letters.content_parts import Pair, Passage, Written
from tinggal.letters.holder import holder, permit, sponsor
from tinggal.letters.wording import day_in_words
from tinggal.offices.models import Office
from tinggal.people.roles import Role


def approval(asked: Asked) -> Approval | ServiceApproval:
    """The data of a letter of approval, in the form of its service."""
    decision = decided(asked)
    file = asked.application
    if file.permit.letter.form:
        return service_approval(asked, decision, file.permit.letter.form)
    return Approval(
        written=_written(asked, decision, subject=file.permit.letter.approval),
        permit=permit(decision),
        kanim=asked.kanim,
        days=route(file.route_name).days[Status.ISSUED],
        conditions=tuple(condition(code) for code in decision.conditions),
        terms=decision.terms,
    )


def service_approval(asked: Asked, decision: Decision, form: LetterForm) -> ServiceApproval:
    """The data of an approval that is no plain stay permit: what it says stands in the catalogue."""
    file = asked.application
    return ServiceApproval(
        written=_written(asked, decision, subject=file.permit.letter.approval),
        permit=permit(decision),
        kanim=asked.kanim,
        days=route(file.route_name).days[Status.ISSUED],
        title=Pair(form.title, str(form.english)),
        facts=tuple(told for fact in form.facts if (told := _told(fact, file))),
        duties=tuple(Pair(one.letter_words, str(one.words)) for one in form.duties),
        steps=tuple(Pair(one.letter_words, str(one.words)) for one in form.steps),
        stay=form.is_a_stay,
        conditions=tuple(condition(code) for code in decision.conditions),
        terms=decision.terms,
    )


def _told(fact: LetterFact, file: Application) -> Told | None:
    """An answer in both languages; None for a question that was left open."""
    answered = file.answers.get(fact.code, "")
    if not answered:
        return None
    question = file.permit.question(fact.code)
    if question.kind == "date" and (day := date_answer(file, fact.code)):
        value = day_in_words(day)
    else:
        english = " ".join(answer_words(question, file, places=places_named(file)).split())
        value = Pair(dict(fact.values).get(answered, english), english)
    return Told(called=Pair(fact.letter_words, str(fact.words)), value=value)


def refusal(asked: Asked) -> Refusal:
    """The data of a letter of refusal."""
    decision, day = decided(asked), asked.day
    stay_until = date_answer(asked.application, "stay_expires_on")
    return Refusal(
        written=_written(asked, decision, subject=asked.application.permit.letter.refusal),
        grounds=tuple(ground(code) for code in decision.reasons),
        explanation=decision.note,
        object_to=object_to(asked),
        object_until=last_day_to_object(day),
        stay_until=stay_until if stay_until and stay_until >= day else None,
    )


def decided(asked: Asked) -> Decision:
    """The decision the letter is about; ``ValueError`` when there is none."""
    if asked.decision is None:
        raise ValueError(f"{asked.application}: there is no decision to write about.")
    return asked.decision


def _written(asked: Asked, decision: Decision, *, subject: str) -> Written:
    file = asked.application
    who, vouching = holder(file), sponsor(file)
    at_the_directorate = decision.role == Role.KASUBDIT
    people = f"{vouching.name} selaku Penjamin" if vouching.name and at_the_directorate else f"Sdr. {who.name}"
    return written(
        asked,
        subject=subject,
        name=decision.decided_by.full_name,
        to=(f"Kepala {asked.kanim}" if at_the_directorate else addressed(who, vouching),),
        copies=copies_above(asked, also=[people]),
        passages=_passages(decision),
        who=who,
        vouching=vouching,
        urgency="Segera",
    )


def _passages(decision: Decision) -> tuple[Passage, ...]:
    """The immigration office and the kanwil that sent the file on, each with the last day it did so."""
    subject = decision.file.subject
    events = Event.objects.filter(subject=subject, data__action="forward", at__lte=decision.decided_at).order_by(
        "number"
    )
    sent = {event.desk.partition("@")[2]: timezone.localdate(event.at) for event in events if "@" in event.desk}
    offices = {office.code: office for office in Office.objects.filter(code__in=sent).exclude(pk=decision.office_id)}
    return tuple(Passage(office=called(offices[code], on=day), on=day) for code, day in sent.items() if code in offices)
