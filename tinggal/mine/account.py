"""One page from which everything about an account is reached, each with how it stands now."""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tinggal.notices.coming_back import broken_ways
from tinggal.notices.phones import is_confirmed
from tinggal.notices.preferences import switched_off
from tinggal.people.middleware import ActorRequest
from tinggal.people.models import User


@dataclass(frozen=True, slots=True)
class Card:
    """A place of the account: where it is, what it is for, and how it stands today ("" where nothing is to be said)."""

    href: str
    title: str
    text: str
    now: str = ""


@login_required
@require_safe
def account(request: ActorRequest) -> HttpResponse:
    """Details, safety, messages, data, and the permit on the phone."""
    context = {
        "broken": broken_ways(request.user),
        "about": list(_about(request.user)),
        "safety": list(_safety(request.user)),
        "data": list(_data()),
    }
    return render(request, "mine/account.html", context)


def _about(person: User) -> Iterator[Card]:
    yield Card(
        reverse("portal:profile"),
        _("Your details"),
        _("Your name, your phone, and the language of our messages."),
        person.full_name,
    )
    yield Card(
        reverse("account_email"),
        _("Email address"),
        _("You sign in with it, and we write to it. To change it, prove who you are."),
        _how_the_address_stands(person),
    )
    yield Card(
        reverse("mine:phone"),
        _("Mobile phone"),
        _("Short messages go to it. Confirm that it is yours."),
        _how_the_phone_stands(person),
    )
    yield Card(
        reverse("mine:messages"),
        _("Messages from us"),
        _("What reaches you by email and by phone, and which reminders you get."),
        _("Some are switched off") if switched_off(person) else _("All are on"),
    )


def _safety(person: User) -> Iterator[Card]:
    kinds = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    keys, app = kinds.count(Authenticator.Type.WEBAUTHN), Authenticator.Type.TOTP in kinds
    yield Card(
        reverse("mfa_list_webauthn") if keys else reverse("mfa_add_webauthn"),
        _("Passkeys"),
        _("Sign in with your finger, your face or the lock of your phone. Nobody can steal it from afar."),
        ngettext("%d passkey", "%d passkeys", keys) % keys if keys else _("None yet"),
    )
    yield Card(
        reverse("mfa_index"),
        _("Two-step sign-in"),
        _("A second proof after the password, and codes for the day you lose your phone."),
        _("On") if keys or app else _("Off"),
    )
    yield Card(reverse("account_change_password"), _("Password"), _("Choose a new one that you use nowhere else."))
    signed_in = UserSession.objects.filter(user=person).count()
    yield Card(
        reverse("usersessions_list"),
        _("Where you are signed in"),
        _("Your phones and computers. Sign out those that you do not know."),
        ngettext("%d device", "%d devices", signed_in) % signed_in if signed_in else "",
    )


def _data() -> Iterator[Card]:
    yield Card(
        reverse("mine:wallet"),
        _("Permit wallet"),
        _("Your permit on your phone. It works without a network."),
    )
    yield Card(
        reverse("mine:opened"),
        _("Who opened my file"),
        _("Each office that looked at your data: when, and what for."),
    )
    yield Card(
        reverse("mine:data"),
        _("My data"),
        _("Take a copy, have mistakes put right, delete, close the account."),
    )


def _how_the_phone_stands(person: User) -> str:
    if not person.phone:
        return _("None yet")
    return person.phone if is_confirmed(person) else _("%s, not confirmed yet") % person.phone


def _how_the_address_stands(person: User) -> str:
    if not person.email:
        return _("None yet")
    confirmed = EmailAddress.objects.filter(user=person, email=person.email, verified=True).exists()
    return person.email if confirmed else _("%s, not confirmed yet") % person.email
