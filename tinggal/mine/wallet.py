"""The permit wallet: the letters that count now, each with its seal, fit to be kept on a phone and shown offline."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from tinggal.catalogue.countries import called
from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.letters.checking_facts import Facts, More, facts, more, read
from tinggal.letters.content_parts import Pair
from tinggal.letters.kinds import PERMITTING, Kind
from tinggal.letters.models import Letter
from tinggal.letters.standing import Standing, standing_of
from tinggal.mine.own import own_letters
from tinggal.people.middleware import ActorRequest

MOST = 20  # letters in a wallet: older ones stay under "My letters"
LOOKED_THROUGH = 200
ELSEWHERE = "cross-site"


@dataclass(frozen=True, slots=True)
class Pass:
    """A letter as the wallet shows it."""

    letter: Letter
    facts: Facts
    more: More

    @property
    def nationality(self) -> str:
        """In the language of the page; a country we no longer know as the letter names it."""
        country = called(self.more.nationality.id)
        return str(country.name) if country else _in(self.more.nationality)

    @property
    def purpose(self) -> str:
        """What the holder may do here, in the language of the page."""
        index = VISA_INDEXES.get(self.more.index)
        return str(index.name) if index else _in(self.more.purpose)

    @property
    def until(self) -> date | None:
        """The last day; None for a permit without end."""
        return self.facts.valid_until


@login_required
@require_safe
def wallet(request: ActorRequest) -> HttpResponse:
    """The passes of the reader. A worker of the browser keeps this page and what it names, once the reader asks."""
    context = {
        "passes": passes_of(request),
        "at": timezone.now(),
        "check_page": settings.SITE_URL + reverse("track:check"),
    }
    answer = render(request, "mine/wallet.html", context)
    answer["Cache-Control"] = "no-store, private"
    return answer


@login_required
@require_safe
def home_screen(request: ActorRequest) -> HttpResponse:
    """How the wallet gets among the pictures on a phone, in words for each kind of phone."""
    return render(request, "mine/home_screen.html")


@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """Where signing out leads: whatever this browser kept of the person is taken away (W3C Clear-Site-Data).

    A link on another site must not empty anybody's wallet, so it empties nothing.
    """
    answer = render(request, "mine/signed_out.html")
    answer["Cache-Control"] = "no-store, private"
    if request.headers.get("Sec-Fetch-Site") != ELSEWHERE and not request.user.is_authenticated:
        answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def passes_of(request: ActorRequest) -> list[Pass]:
    """The letters in force that permit something, and those that put one right; two queries."""
    today = timezone.localdate()
    found = own_letters(request.actor).filter(ended_by=None, kind__in=[*PERMITTING, Kind.CORRECTION])
    newest = found.select_related("application", "writing").order_by("-pk")[:LOOKED_THROUGH]
    standing = (one for one in newest if standing_of(one, today=today) == Standing.IN_FORCE)
    return [_pass(one) for one in islice(standing, MOST)]


def _pass(letter: Letter) -> Pass:
    content = read(letter)
    return Pass(letter, facts(letter, content), more(content))


def _in(words: Pair) -> str:
    return words.id if translation.get_language() == "id" else words.en
