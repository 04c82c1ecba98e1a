"""What an officer reads when the sponsor of a file said no and none has signed since."""

from dataclasses import dataclass
from datetime import datetime

from tinggal.applications.models import Application
from tinggal.guarantees.duty_models import TakenBack, Undertaking
from tinggal.journal.models import Event


@dataclass(frozen=True, slots=True)
class NoSponsor:
    """Who said no, when, and why; ``taken`` says that he had signed before, ``ground`` is a whole phrase then."""

    name: str
    at: datetime
    taken: bool
    ground: str
    words: str


def no_sponsor(file: Application, said: Event | None) -> NoSponsor | None:
    """What the newest no of a sponsor says; None without one, and where the file is decided."""
    if said is None or not file.place.at_a_desk:
        return None
    asked = Undertaking.objects.select_related("sponsor").get(pk=said.data["undertaking"])
    taking = TakenBack.objects.filter(pk=said.data.get("taking", 0)).first()
    if taking:
        return NoSponsor(asked.sponsor.name, said.at, True, str(taking.get_ground_display()), taking.words)
    return NoSponsor(asked.sponsor.name, said.at, False, "", asked.reason)
