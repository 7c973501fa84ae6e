"""What the two standards of an edition cost, beside the same pages as a plain PDF: part of `make bench`.

All take turns and the quickest repeat counts, in seconds of the processor: the three differ in work alone, and what else
the machine does would hide a tenth of it.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from reports.composition import compose
from reports.documents import EditionMark, ReportDocument, State
from reports.renderers import RENDERERS
from reports.renderers.html import page
from reports.renderers.pdf import engine
from tests.benchmarks.__main__ import ENTRIES, grown
from tests.benchmarks.reference import reference_report

PLAIN = {"pdf_variant": None}
AT_MOST = 1.2


def contenders(edition: ReportDocument) -> dict[str, Callable[[], bytes]]:
    """All from the document: the page is printed in each."""
    return {
        "plain": lambda: engine().write_pdf(page(edition), **PLAIN),
        "pdf/ua-1": lambda: engine().write_pdf(page(edition)),
        "both": partial(RENDERERS["pdf"].render, edition),
    }


def seconds(work: Callable[[], bytes]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def quickest(edition: ReportDocument, *, repeats: int) -> dict[str, float]:
    works = contenders(edition)
    for work in works.values():
        work()
    turns = [{name: seconds(work) for name, work in works.items()} for _ in range(repeats)]
    return {name: min(turn[name] for turn in turns) for name in works}


def main() -> None:
    composed = compose(reference_report(), language="en")
    edition = replace(composed, state=State.PUBLISHED, edition=EditionMark(number=1))
    lines = [f"{'seconds of the processor':26}{'plain':>9}{'pdf/ua-1':>10}{'both':>8}{'times plain':>13}"]
    for name, one, repeats in (("reference", edition, 15), (f"{ENTRIES} entries", grown(edition, ENTRIES), 4)):
        told = quickest(one, repeats=repeats)
        times = told["both"] / told["plain"]
        lines.append(
            f"{name:26}{told['plain']:>9.3f}{told['pdf/ua-1']:>10.3f}{told['both']:>8.3f}{times:>13.3f}"
            f"  at most {AT_MOST:.1f}: {'yes' if times <= AT_MOST else 'NO'}"
        )
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
