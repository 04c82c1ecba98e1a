"""Mails that an invitation or a request for a mandate owes."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from tinggal.journal.models import Event
from tinggal.sponsors.models import Mandate, Membership
from tinggal.sponsors.team import joining_token


def mail_invitation(event: Event) -> None:
    """To ``member.invited``: the link with which he joins; nothing once he has."""
    member = Membership.objects.select_related("sponsor").get(pk=event.data["member"])
    if member.joined_at:
        return
    link = f"{settings.SITE_URL}/sponsor/join/{joining_token(member)}/"
    with translation.override("id"):
        words = _("%(sponsor)s asks you to join its team. Open this link within 14 days:\n\n%(link)s")
        send(
            event,
            to=member.email,
            subject=_("Join the team of %s") % member.sponsor.name,
            body=words % {"sponsor": member.sponsor.name, "link": link},
        )


def mail_request(event: Event) -> None:
    """To ``mandate.asked``: the client reads who asks for what, and where he answers."""
    mandate = Mandate.objects.select_related("agent", "client", "person").get(
        pk=int(event.subject.removeprefix("mandate/"))
    )
    to = mandate.client.email if mandate.client else mandate.person.email if mandate.person else ""
    if not to:
        return
    link = f"{settings.SITE_URL}/sponsor/mandates/"
    with translation.override(mandate.person.language if mandate.person else "id"):
        words = _("%(agent)s asks you for a mandate. Nothing happens unless you grant it. See it here:\n\n%(link)s")
        send(
            event,
            to=to,
            subject=_("An agent asks you for a mandate"),
            body=words % {"agent": mandate.agent.name, "link": link},
        )


def send(event: Event, *, to: str, subject: str, body: str) -> None:
    """A mail whose Message-ID is that of the event, so that one sent twice is one to its reader."""
    host = settings.SITE_URL.split("://", 1)[1].split(":")[0]
    EmailMessage(subject=subject, body=body, to=[to], headers={"Message-ID": f"<event.{event.pk}@{host}>"}).send()
