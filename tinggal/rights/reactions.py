"""When a person asked for his data: the worker makes the copy, and a mail says that it is there."""

from django.conf import settings

from tinggal.journal.models import Event
from tinggal.notices.warning import tell_about_account
from tinggal.people.models import User
from tinggal.rights.copies import make


def make_copy(event: Event) -> None:
    """To ``copy.asked``: the copy, once."""
    make(int(event.data["copy"]))


def tell_of_copy(event: Event) -> None:
    """To ``copy.made``: where to fetch it. The copy itself is in no mail."""
    person = User.objects.filter(pk=event.subject.removeprefix("user/"), is_active=True).first()
    if person is not None:
        page = f"{settings.SITE_URL}/account/data/"
        tell_about_account(person, kind=event.kind, key=f"copy/{event.data['copy']}", told={"data_page": page})
