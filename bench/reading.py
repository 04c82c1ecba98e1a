"""What the reader of print gets right on invented documents, with their text and as scans, and what a page costs.

``python -m bench.reading [people a document] [--wrong]``. Kinds: right, wrong, or left open; for documents that nobody
asks for open is right. Values: those that must be on the page, read exactly.
"""

import statistics
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bench.reading_layout import Drawn, as_pdf, as_scan, drawn
from tinggal.reading.facts import Kind, Value
from tinggal.reading.kinds.proves import may_be
from tinggal.reading.parser.pages import opened
from tinggal.reading.parser.printed import rows_of_document
from tinggal.reading.read import Asked, read_all
from tinggal.reading.recognise import recognise
from tinggal.reading.values.extract import values_of

_TOGETHER = 12
_PRINT = frozenset({"print"})


@dataclass(slots=True)
class Score:
    """Counted over the documents of one way to hand them in."""

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    values: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    cpu_ms: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def score(content: bytes, one: Drawn, *, content_type: str, into: Score) -> None:
    """Read one document and count what was right."""
    began = time.process_time()
    rows = rows_of_document(opened(content, content_type=content_type))
    kind, values = recognise(rows), values_of(rows)
    into.cpu_ms.append(1000 * (time.process_time() - began))
    verdict = _verdict(kind, one.code)
    into.kinds[one.code or "(nobody asks for it)"][verdict] += 1
    if verdict == "wrong":
        into.wrong.append(f"{one.code or '-'} taken for {kind.code} ({kind.sure:.2f}): {', '.join(kind.because)}")
    if verdict == "open" and one.code:
        into.wrong.append(f"{one.code} left open: {one.lines[0]}")
    for name, text in one.truth:
        exact = any(found.name == name and _plain(found.text) == _plain(text) for found in values)
        into.values[name][exact] += 1
        if not exact:
            into.wrong.append(f"{one.code}: {name} is {text}, read {_read(values, name)}")


def _verdict(kind: Kind, code: str) -> str:
    if not kind.code:
        return "right" if not code else "open"
    return "right" if code and may_be(code, kind.code) else "wrong"


def _read(values: tuple[Value, ...], name: str) -> str:
    return ", ".join(found.text for found in values if found.name == name) or "nothing"


def _plain(text: str) -> str:
    return " ".join(text.upper().split())


def report(title: str, found: Score, *, wrong: bool) -> None:
    """One table of kinds, one of values, and what a document cost."""
    total: Counter[str] = sum(found.kinds.values(), Counter())
    everything = sum(total.values())
    print(f"\n{title}: {everything} documents")
    print(f"  {'kind':32} right wrong  open")
    for code, counted in sorted(found.kinds.items()):
        print(f"  {code:32} {counted['right']:5} {counted['wrong']:5} {counted['open']:5}")
    shares = "   ".join(
        f"{verdict} {100 * total[verdict] / everything:.1f} %" for verdict in ("right", "wrong", "open")
    )
    print(f"  all: {shares}")
    exact: Counter[bool] = sum(found.values.values(), Counter())
    for name, told in sorted(found.values.items()):
        print(f"  value {name:26} {told[True]:4} of {told[True] + told[False]:4} exact")
    print(f"  values: {100 * exact[True] / max(1, sum(exact.values())):.1f} % exact")
    at_95 = statistics.quantiles(found.cpu_ms, n=20)[-1]
    print(f"  CPU a document: median {statistics.median(found.cpu_ms):.0f} ms, 95th of 100 {at_95:.0f} ms")
    if wrong:
        print("\n".join(f"  - {one}" for one in found.wrong))


def a_file(papers: list[Drawn], *, scanned: int) -> float:
    """Seconds for a file of documents in one confined program; some of them scans."""
    asked = [
        Asked(as_scan(one, seed=number), "image/jpeg", _PRINT)
        if number < scanned
        else Asked(as_pdf(one), "application/pdf", _PRINT)
        for number, one in enumerate(papers[:_TOGETHER])
    ]
    began = time.perf_counter()
    read_all(asked)
    return time.perf_counter() - began


def main() -> None:
    """Everything, as a table on standard output."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    with_text, scanned = Score(), Score()
    papers: list[Drawn] = []
    for seed in range(numbers[0] if numbers else 2):
        papers = drawn(seed=seed)
        for one in papers:
            score(as_pdf(one), one, content_type="application/pdf", into=with_text)
            score(as_scan(one, seed=seed), one, content_type="image/jpeg", into=scanned)
    wrong = "--wrong" in sys.argv
    report("PDF with text", with_text, wrong=wrong)
    report("Scans and photos", scanned, wrong=wrong)
    for many in (0, _TOGETHER // 3, _TOGETHER):
        print(f"a file of {_TOGETHER}, {many} of them scans: {a_file(papers, scanned=many):.1f} s in one program")


if __name__ == "__main__":
    main()
