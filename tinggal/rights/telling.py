"""Everything we hold about a person, told in plain words and in values a program can read."""

from collections.abc import Sequence

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from tinggal.applications.models import Application
from tinggal.notices.models import Notice, PhoneProof
from tinggal.notices.preferences import switched_off
from tinggal.people.models import Delegation, Post, User
from tinggal.rights.columns import Told, columns
from tinggal.rights.models import DataCopy
from tinggal.rights.telling_files import file_told
from tinggal.rights.telling_sponsors import sponsors_told


def told_about(person: User, files: Sequence[Application]) -> Told:
    """Account, devices, applications, sponsors and messages. No password, no secret of a passkey, no officer's name.

    What is left out, and why, stands in ``left_out``.
    """
    return {
        "account": {
            "full_name": person.full_name,
            "email": person.email,
            "phone": person.phone,
            "signs_in_with": person.signs_in_with,
            "number_proved_at": person.number_proved_at,
            "language": person.language,
            "opened_at": person.joined_at,
        },
        "email_addresses": columns(EmailAddress.objects.filter(user=person), "email", "verified", "primary"),
        "phones": columns(PhoneProof.objects.filter(person=person), "phone", "asked_at", "confirmed_at"),
        "signing_in": [
            {"kind": one.type, "added_at": one.created_at, "used_at": one.last_used_at}
            for one in Authenticator.objects.filter(user=person).order_by("pk")
        ],
        "signed_in_on": columns(
            UserSession.objects.filter(user=person), "created_at", "last_seen_at", "ip", "user_agent"
        ),
        "devices": list(person.devices.values("browser", "address", "first_seen_at", "seen_at")),
        "messages_not_wanted": [f"{topic}/{channel}" for topic, channel in sorted(switched_off(person))],
        "copies_of_data": columns(DataCopy.objects.filter(person=person), "asked_at", "made_at", "sha256", "size"),
        "posts": columns(Post.objects.filter(user=person), "role", "office__name", "from_on", "until_on"),
        "deputy": columns(
            Delegation.objects.filter(deputy=person),
            *("kind", "post__role", "post__office__name", "from_on", "until_on", "order", "ended_at"),
        ),
        "applications": [file_told(file) for file in files],
        **sponsors_told(person, files),
        "messages": columns(
            Notice.objects.filter(person=person),
            *("channel", "to", "subject", "body", "written_at", "sent_at", "application__reference"),
        ),
    }
