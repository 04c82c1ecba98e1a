"""Who works in the bench: officers at every desk, signed in, and one whose desk is empty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client

from tinggal.offices.models import Office
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import Post, User
from tinggal.people.roles import Role

HERE = "K3102"
POSTS = {
    "officer": (Role.KANIM_OFFICER, HERE),
    "colleague": (Role.KANIM_OFFICER, HERE),
    "head": (Role.KAKANIM, HERE),
    "kanwil": (Role.KANWIL_OFFICER, "W31"),
    "directorate": (Role.DIRECTORATE_OFFICER, "DIT"),
    "kasubdit": (Role.KASUBDIT, "DIT"),
    "auditor": (Role.AUDITOR, "DIT"),
}


@dataclass(frozen=True, slots=True)
class World:
    """The people by name, their browsers, and how many files there are."""

    people: Mapping[str, User]
    browsers: Mapping[str, Client]
    files: int = 0
    notes: dict[str, object] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """One of the people, with his posts."""
        return actor_for(self.people[name])


def prepare() -> World:
    """Tables, reference data, static files, and everybody signed in with a second factor."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    call_command("make_keys", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    people = {name: _person(name, role, office) for name, (role, office) in POSTS.items()}
    browsers = {name: Client() for name in people}
    for name, user in people.items():
        browsers[name].force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return World(people, browsers)


def _person(name: str, role: Role, office: str) -> User:
    email = f"{name}@bench.example"
    if there := User.objects.filter(email=email).first():
        return there
    user = User.objects.create(email=email, full_name=f"Bench {name.title()}", password="!")
    Post.objects.create(user=user, role=role, office=Office.objects.get(code=office), from_on=date(2020, 1, 1))
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user
