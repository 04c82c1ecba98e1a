"""When a file of a sponsor reaches a place: his list of foreigners follows. Mails about links and undertakings."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.guarantees.duty_models import Undertaking
from tinggal.guarantees.link_models import WorkerLink
from tinggal.guarantees.people import enlist
from tinggal.guarantees.undertakings import ask_for_undertaking
from tinggal.guarantees.worker_links import address_of, is_alive
from tinggal.journal.models import Event
from tinggal.sponsors.reactions import send


def keep_list(event: Event) -> None:
    """To every place at which a foreigner begins or ceases to hold a permit, or a file to run."""
    enlist(Application.objects.of(event))


def mail_worker(event: Event) -> None:
    """To ``worker.invited``: the link, to his address and in his language; nothing without an address."""
    link = _link(event)
    if not link.email or not is_alive(link):
        return
    with translation.override(link.language):
        words = _(
            "%(sponsor)s asks for a stay permit for you. Please fill in your part and add your papers.\n\n"
            "Open this link:\n%(link)s\n\n"
            "You need no account. Have your passport at hand. The link works for 14 days. It costs nothing."
        )
        named = {"sponsor": link.application.sponsor or link.application.holder, "link": address_of(link)}
        send(event, to=link.email, subject=_("Fill in your part of your stay permit"), body=words % named)


def mail_team(event: Event) -> None:
    """To ``worker.done``: the sponsor reads that the worker's part is ready."""
    file = _link(event).application
    if file.sponsor is None:
        return
    where = f"{settings.SITE_URL}/sponsor/{file.sponsor_id}/files/{file.reference}/"
    with translation.override("id"):
        words = _("%(worker)s has filled in his part of application %(number)s. See it here:\n\n%(link)s")
        body = words % {"worker": file.holder, "number": file.reference, "link": where}
        send(event, to=file.sponsor.email, subject=_("%s has filled in his part") % file.holder, body=body)


def ask_sponsor(event: Event) -> None:
    """To ``application.verifying``: the sponsor whom the applicant names is asked for his undertaking."""
    ask_for_undertaking(Application.objects.select_related("sponsor").of(event))


def mail_undertaking(event: Event) -> None:
    """To ``undertaking.asked``: the sponsor reads who names him, and where he answers."""
    asked = Undertaking.objects.select_related("sponsor", "application__applicant").get(pk=event.data["undertaking"])
    link = f"{settings.SITE_URL}/sponsor/{asked.sponsor_id}/undertakings/{asked.pk}/"
    with translation.override("id"):
        words = _(
            "%(name)s names you as the sponsor of an application. Say whether you vouch for this person.\n\n"
            "Sign the undertaking or refuse it here:\n%(link)s"
        )
        body = words % {"name": asked.application.holder, "link": link}
        send(event, to=asked.sponsor.email, subject=_("Do you vouch for %s?") % asked.application.holder, body=body)


def _link(event: Event) -> WorkerLink:
    links = WorkerLink.objects.select_related("application__sponsor", "application__applicant", "made_by")
    return links.get(pk=event.data["link"])
