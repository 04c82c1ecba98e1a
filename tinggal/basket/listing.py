"""The list that is signed, and its digest: what was seen is what is signed."""

import hashlib
import json
from collections.abc import Iterable

from tinggal.basket.models import Planned


def digest_of(listed: Iterable[Planned]) -> str:
    """SHA-256, in hex, of the list: number, name, outcome and everything that will stand in each letter.

    The documents are bound by their digests, and the file by its last step; so nothing of it can be exchanged between
    the look and the signature.
    """
    return hashlib.sha256(json.dumps([_line(one) for one in listed], sort_keys=True).encode()).hexdigest()


def _line(one: Planned) -> dict[str, object]:
    file = one.application
    papers = file.documents.filter(replaced_at=None).order_by("code").values_list("code", "sha256")
    return {
        "planned": one.pk,
        "reference": file.reference,
        "name": file.holder,
        "outcome": one.outcome,
        "reasons": one.reasons,
        "conditions": one.conditions,
        "terms": one.terms,
        "note": one.note,
        "story": one.story,
        "documents": list(papers),
    }
