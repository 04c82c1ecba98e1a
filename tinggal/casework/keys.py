"""Whether an officer uses single keys. He may switch them off: they get in the way of speech input (WCAG 2.1.4)."""

from tinggal.casework.models import KeysOff
from tinggal.people.models import User


def single_keys_on(user: User) -> bool:
    """Whether the pages may listen to single keys; what an officer chose holds on every device. One query."""
    return not KeysOff.objects.filter(officer=user.pk).exists()


def switch_single_keys_off(user: User) -> None:
    """From now on only keys with Ctrl, and the browser's own, do something. Said twice, it is kept once."""
    KeysOff.objects.get_or_create(officer=user)


def switch_single_keys_on(user: User) -> None:
    """As for everybody who never chose."""
    KeysOff.objects.filter(officer=user).delete()
