"""A hand on a page: it follows links that are there, ticks boxes and presses buttons, and counts each as one click.

Pages are read as a browser without scripts reads them: what a form sends is what stands in its fields.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client

Attributes = list[tuple[str, str | None]]
Fields = list[tuple[str, str]]
HOST = "localhost"


@dataclass(slots=True)
class Button:
    """A button with its words; ``name`` and ``value`` are sent when it is pressed."""

    name: str
    value: str
    words: str = ""


@dataclass(slots=True)
class Form:
    """``fields`` is what is sent as it stands, ``boxes`` what can still be ticked."""

    action: str
    fields: Fields = field(default_factory=list)
    boxes: Fields = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)


class Page(HTMLParser):
    """The links and the forms of a page; ``links`` are words and address."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._link: list[str] | None = None
        self._button: Button | None = None
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A link, a form or something in one begins."""
        told = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in told:
            self._link = [told["href"], ""]
        elif tag == "form":
            self._form = Form(told.get("action", ""))
            self.forms.append(self._form)
        elif tag == "input" and self._form is not None and told.get("name"):
            _fill(self._form, told, ticked="checked" in told)
        elif tag == "button" and self._form is not None:
            self._button = Button(told.get("name", ""), told.get("value", ""))
            self._form.buttons.append(self._button)

    def handle_data(self, data: str) -> None:
        """Words of a link or a button."""
        if self._link is not None:
            self._link[1] += data
        if self._button is not None:
            self._button.words += data

    def handle_endtag(self, tag: str) -> None:
        """A link, a form or a button ends."""
        if tag == "a" and self._link is not None:
            self.links.append((" ".join(self._link[1].split()), self._link[0]))
            self._link = None
        elif tag == "form":
            self._form = None
        elif tag == "button":
            self._button = None


def _fill(form: Form, told: dict[str, str], *, ticked: bool) -> None:
    one = (told["name"], told.get("value", "on"))
    if told.get("type") in ("checkbox", "radio") and not ticked:
        form.boxes.append(one)
    elif told.get("type") != "file":
        form.fields.append(one)


@dataclass(slots=True)
class Hand:
    """Somebody at a browser. ``clicks`` counts links, ticks and buttons; ``told`` says each in words."""

    browser: Client = field(default_factory=Client)
    where: str = ""
    page: str = ""
    told: list[str] = field(default_factory=list)

    @property
    def clicks(self) -> int:
        """How many there were."""
        return len(self.told)

    def arrive(self, where: str) -> None:
        """Without a click."""
        self._see(where, self.browser.get(where, headers={"Host": HOST}))

    def follow(self, words: str) -> None:
        """The first link with these words in it; ``LookupError`` where none stands."""
        href = next((one for text, one in Page(self.page).links if words in text), None)
        if href is None:
            raise LookupError(f"No link “{words}” at {self.where}.")
        self.told.append(f"link “{words}”")
        self.arrive(urljoin(self.where, href))

    def press(self, words: str, *, ticks: tuple[str, ...] = (), typed: dict[str, str] | None = None) -> None:
        """The first button with these words, after ticking the boxes of these names; ``LookupError`` as above."""
        found = ((form, one) for form in Page(self.page).forms for one in form.buttons if words in one.words)
        form, button = next(found, (None, None))
        if form is None or button is None:
            raise LookupError(f"No button “{words}” at {self.where}.")
        boxes = [box for box in form.boxes if box[0] in ticks]
        if {name for name, _value in boxes} != set(ticks):
            raise LookupError(f"Not every box of {ticks} stands at {self.where}.")
        self.told += [*(f"tick “{name}”" for name, _value in boxes), f"button “{words}”"]
        sent: dict[str, list[str]] = {}
        for name, value in [*form.fields, *boxes, *([(button.name, button.value)] if button.name else [])]:
            sent.setdefault(name, []).append(value)
        sent |= {name: [text] for name, text in (typed or {}).items()}
        where = urljoin(self.where, form.action)
        self._see(where, self.browser.post(where, sent, headers={"Host": HOST}))

    def _see(self, where: str, answer: object) -> None:
        """The page, after whatever it leads on to."""
        for _time in range(6):
            status, headers = answer.status_code, answer.headers  # type: ignore[attr-defined]
            if status not in (301, 302, 303):
                break
            led = urlsplit(urljoin(where, headers["Location"]))
            where = f"{led.path}?{led.query}" if led.query else led.path
            answer = self.browser.get(where, headers={"Host": HOST})
        if status != 200:
            raise ValueError(f"{where} answered {status}")
        self.where, self.page = where, answer.content.decode()  # type: ignore[attr-defined]
