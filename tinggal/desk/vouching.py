"""What an officer reads when the sponsor of a file said no and none has signed since."""

from dataclasses import dataclass
from datetime import datetime

from tinggal.applications.models import Application
from tinggal.applications.vouching import last_no
from tinggal.guarantees.duty_models import TakenBack, Undertaking


@dataclass(frozen=True, slots=True)
class NoSponsor:
    """Who said no, when, and why; ``taken`` says that he had signed before, ``ground`` is a whole phrase then."""

    name: str
    at: datetime
    taken: bool
    ground: str
    words: str


def no_sponsor(file: Application) -> NoSponsor | None:
    """None where nobody said no, where a sponsor has signed since, and where the file is decided."""
    if not file.place.at_a_desk:
        return None
    said = last_no(file)
    if said is None:
        return None
    asked = Undertaking.objects.select_related("sponsor").get(pk=said.data["undertaking"])
    taking = TakenBack.objects.filter(pk=said.data.get("taking", 0)).first()
    if taking:
        return NoSponsor(asked.sponsor.name, said.at, True, str(taking.get_ground_display()), taking.words)
    return NoSponsor(asked.sponsor.name, said.at, False, "", asked.reason)
