"""What can be done to accounts and posts; each is one transaction and one line in the journal."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.offices.models import Office
from tinggal.people.actors import Actor, actor_for
from tinggal.people.delegating import end_for_successor
from tinggal.people.models import Post, User
from tinggal.people.roles import OFFICE_KIND_OF, Role


class AppointmentRefused(Exception):
    """A post that cannot be given or ended; the text says why."""


@transaction.atomic
def introduce(user: User, *, full_name: str, phone: str, language: str) -> None:
    """A new account tells who it is."""
    user.full_name, user.phone, user.language = full_name, phone, language
    user.save(update_fields=["full_name", "phone", "language"])
    record("person.registered", subject=f"user/{user.pk}", by=actor_for(user))


@transaction.atomic
def account_for(email: str, *, full_name: str, phone: str, language: str, by: Actor) -> User:
    """The account of whoever sits before an officer: the one that is there, unchanged, or a new one without a password.

    The owner of the address sets a password himself, through "forgotten password"; nobody else can.
    """
    address = email.strip().lower()
    if there := User.objects.filter(email=address).first():
        return there
    user = User.objects.create_user(address, None, full_name=full_name, phone=phone, language=language)
    record("person.registered", subject=f"user/{user.pk}", by=by)
    return user


@transaction.atomic
def change_profile(user: User, *, full_name: str, phone: str, language: str, by: Actor) -> None:
    """Change name, phone or language of messages; the journal keeps which, not the values."""
    fresh = {"full_name": full_name, "phone": phone, "language": language}
    changed = [name for name, value in fresh.items() if getattr(user, name) != value]
    if not changed:
        return
    User.objects.filter(pk=user.pk).update(**fresh)
    record("person.changed", subject=f"user/{user.pk}", by=by, data={"fields": changed})


@transaction.atomic
def appoint(user: User, role: Role, office: Office, *, from_on: date, by: Actor, until_on: date | None = None) -> Post:
    """Give somebody a desk. Nobody appoints himself; the role must exist at that kind of office.

    Whoever acted in the post while it was vacant (Plt.) acts in it no more from this person's first day on.
    """
    if by.user_id == user.pk:
        raise AppointmentRefused(_("Nobody can appoint himself."))
    if OFFICE_KIND_OF.get(role) != office.kind:
        raise AppointmentRefused(_("There is no such post at this office."))
    if until_on and until_on < from_on:
        raise AppointmentRefused(_("The last day is before the first day."))
    post = Post.objects.create(user=user, role=role, office=office, from_on=from_on, until_on=until_on)
    _note("post.given", post, by)
    end_for_successor(post, by=by)
    return post


@transaction.atomic
def relieve(post: Post, *, last_day: date, by: Actor) -> None:
    """End a post with its last day; from the next day on it gives no rights. An end can be moved forward, never back:
    that would be giving the post, and has to be done as such."""
    held = Post.objects.select_for_update(of=("self",)).select_related("office").get(pk=post.pk)
    if last_day < held.from_on:
        raise AppointmentRefused(_("The last day is before the first day."))
    if held.until_on and last_day > held.until_on:
        raise AppointmentRefused(_("This post ends earlier. To give it for longer, appoint the person again."))
    held.until_on = last_day
    held.save(update_fields=["until_on"])
    _note("post.ended", held, by)


def _note(kind: str, post: Post, by: Actor) -> Event:
    data = {
        "role": post.role,
        "office": post.office.code,
        "from": post.from_on.isoformat(),
        "until": post.until_on.isoformat() if post.until_on else "",
    }
    return record(kind, subject=f"user/{post.user_id}", by=by, data=data)
