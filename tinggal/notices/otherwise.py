"""Tells somebody by the other way that a message did not reach him, and where he changes the address."""

from django.conf import settings

from tinggal.journal.models import Event
from tinggal.notices.coming_back import KIND, addresses_of, broken_ways, returned_to
from tinggal.notices.models import Notice
from tinggal.notices.sending import send
from tinggal.notices.words import words_for


def tell_otherwise(event: Event) -> None:
    """To ``notice.came_back``: by phone what did not come by mail, and the other way round. Not about an address that
    was changed meanwhile, not where the other way is broken, too, and not about this very message."""
    lost = returned_to(event)
    person, addresses = lost.person, addresses_of(lost.person)
    broken = {one.channel for one in broken_ways(person)}
    others = [(way, to) for way, to in addresses.items() if way != lost.channel and way not in broken]
    if lost.kind == KIND or lost.channel not in broken or lost.to not in addresses.values() or not others:
        return
    way, to = others[0]
    told = {"lost": lost, "person": person, "account": f"{settings.SITE_URL}/account/"}
    subject, body = words_for(KIND, way, told, language=person.language)
    notice, _ = Notice.objects.get_or_create(
        key=f"notice/{event.pk}/{way}",
        defaults={
            "application": lost.application,
            "person": person,
            "channel": way,
            "kind": KIND,
            "to": to,
            "subject": subject,
            "body": body,
        },
    )
    send(notice)
