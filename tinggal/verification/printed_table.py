"""The table of checks as a page of the documentation."""

from collections.abc import Iterator

from django.utils import translation

from tinggal.verification.checks.rule import FileRule, PaperRule, Reach
from tinggal.verification.checks.table import RULES
from tinggal.verification.results import Outcome

_OPENING = """# The automatic checks

This page is printed from the table in the code (`manage.py checks_table > docs/checks.md`); a test compares them.

No machine refuses anybody. A check is **all right**, **notes** something, **asks** an officer to look, or **stops** the
file, which then goes back to the applicant with the reason and what would make it pass. The last column of the first
table is the heaviest a check may become: few may stop a file. Its words say nothing personal; what was expected and
found stands beside them. What is marked *for officers only* is never shown to applicants: the watch list, and signs of
fraud. Registers that do not answer are a question for an officer and never hold up a file.

"""
_MOST = {
    Outcome.PASS: "nothing",
    Outcome.NOTE: "notes",
    Outcome.ASK: "asks an officer",
    Outcome.BLOCK: "stops the file",
}


def printed() -> str:
    """Markdown, in English."""
    with translation.override("en"):
        return _OPENING + "\n".join([*_overview(), "", *_each()]).rstrip() + "\n"


def _overview() -> Iterator[str]:
    yield "| Check | Version | Asks | On | At most |"
    yield "|---|---|---|---|---|"
    for rule in RULES:
        yield f"| {rule.id} `{rule.name}` | {rule.version} | {rule.question} | {_where(rule)} | {_MOST[rule.most]} |"


def _each() -> Iterator[str]:
    for rule in RULES:
        yield f"## {rule.id} {rule.question}"
        yield ""
        yield f"- Reads: {rule.reads}."
        yield f"- When there is nothing to object to: {rule.passed}"
        yield from (f"- `{key}`: {said}" for key, said in rule.says.items())
        yield f"- What would make it pass: {rule.mend}"
        if not rule.told:
            yield "- For officers only."
        yield ""


def _where(rule: PaperRule | FileRule) -> str:
    if isinstance(rule, FileRule):
        return "the whole application"
    if rule.of is Reach.EVERY:
        return "every document"
    if rule.of is Reach.ASKED:
        return "documents whose row in the catalogue names it"
    return ", ".join(f"`{code}`" for code in sorted(rule.of))
