"""The languages of a letter: Indonesian, which is the law, English beside it, and the pages of words."""

import json
from functools import cache

from tinggal.letters.render import TEMPLATES_IN_FORCE

WRITTEN_IN = frozenset({"id", "en"})


@cache
def languages_of(kind: str) -> frozenset[str]:
    """The languages of the template in force; empty when there is no template for this kind."""
    if not (TEMPLATES_IN_FORCE / f"{kind}.typ").exists():
        return frozenset()
    pages = {path.stem: json.loads(path.read_text()) for path in (TEMPLATES_IN_FORCE / "words").glob("*.json")}
    return WRITTEN_IN | {language for language, page in pages.items() if kind in page["letters"]}
