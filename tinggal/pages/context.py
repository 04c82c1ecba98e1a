"""What every page knows: the languages, the navigation, whose page it is, whether this is a demonstration."""

from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info

from tinggal.pages.navigation import ACCOUNT, DESK, PUBLIC, Link, Place, links


class Language(TypedDict):
    """A language one may choose: its code, and its name in itself."""

    code: str
    name: str


class Page(TypedDict):
    """The names each template may use."""

    demonstration: bool
    machine_assisted: bool
    language_choices: list[Language]
    public_links: list[Link]
    desk_links: list[Link]
    account_links: list[Link]


def page(request: HttpRequest) -> Page:
    """The context processor. Links are worked out only by the templates that show them."""

    def later(places: tuple[Place, ...]) -> list[Link]:
        lazy: list[Link] = SimpleLazyObject(lambda: list(links(places, request=request)))  # type: ignore[assignment]
        return lazy

    return Page(
        demonstration=getattr(settings, "DEMONSTRATION", False),
        machine_assisted=get_language() in settings.MACHINE_ASSISTED,
        language_choices=[Language(code=code, name=own_name(code)) for code, _name in settings.LANGUAGES],
        public_links=later(PUBLIC),
        desk_links=later(DESK),
        account_links=later(ACCOUNT),
    )


def own_name(code: str) -> str:
    """The name of a language in that language, with a capital: people look for their own script."""
    name: str = get_language_info(code)["name_local"]
    return name[:1].upper() + name[1:]
