"""The documents on the page of a file: the viewer, the checks with their places, and the verdict on the one shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tinggal.applications.models import Application, Document
from tinggal.casework.models import Verdict
from tinggal.casework.story import document_name
from tinggal.casework.verdicts import reasons_of
from tinggal.desk.findings import findings
from tinggal.desk.forms import LookForm
from tinggal.desk.papers import documents
from tinggal.desk.shown import zone_of
from tinggal.desk.steps import ENDING
from tinggal.desk.verdict_forms import VerdictForm
from tinggal.desk.viewer import viewer
from tinggal.lib.workflow import Move

PORTRAIT = "photo"


def at_hand(
    file: Application,
    moves: Sequence[Move],
    verdicts: Mapping[str, Verdict],
    *,
    added: Iterable[Document],
    asked: Mapping[str, str],
    looked: LookForm | None = None,
    judged: VerdictForm | None = None,
) -> dict[str, object]:
    """For the templates of the viewer. ``moves`` are the steps open to this officer, ``added`` the documents in force,
    ``asked`` what the address asks for, ``looked`` and ``judged`` forms that were refused."""
    papers = [replace(paper, verdict=verdicts.get(paper.code)) for paper in documents(file, added)]
    open_to_me = any(move.page != ENDING for move in moves)
    found = findings(file, open_to_me=open_to_me, looked=looked)
    shown = viewer(file, papers, found=found, asked=asked)
    verdict = verdicts.get(shown.paper.code) if shown else None
    return {
        "file": file,
        "zone": zone_of(file),
        "documents": papers,
        "added": sum(bool(paper.document) for paper in papers),
        "findings": found,
        "viewer": shown,
        "portrait": next((tab.small for tab in shown.tabs if tab.paper.code == PORTRAIT), "") if shown else "",
        "verdict": verdict,
        "verdict_reasons": reasons_of(verdict) if verdict else [],
        "judged": judged,
        "verdict_form": (judged or VerdictForm(before=verdict)) if open_to_me and file.place.at_a_desk else None,
    }


def found_incomplete(file: Application, verdicts: Mapping[str, Verdict]) -> dict[str, object]:
    """What a form to return the file begins with: the reasons and words that stand on its documents already."""
    bad = [one for one in verdicts.values() if one.state == Verdict.State.INCOMPLETE]
    told = [f"{document_name(file, one.document.code)}: {one.words}" for one in bad if one.words]
    codes = [code for one in bad for code in one.reasons]
    return {"reasons": list(dict.fromkeys(codes)), "note": "\n".join(told)} if bad else {}
