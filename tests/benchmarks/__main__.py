"""Seconds and memory of page and PDF, beside headless Chromium printing the same HTML in the same run: `make bench`.

All that is compared takes turns, so that what else the machine does falls on each, and the quickest repeat counts: what
else runs only adds. Memory is the peak of a process of its own that renders once.
"""

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from reports.composition import compose
from reports.documents import EntryTable, ReportDocument
from reports.models import Report
from reports.renderers import RENDERERS
from reports.renderers.html import STYLES, page
from reports.renderers.pdf import engine as load_engine
from tests.benchmarks.chromium import Chromium, chromium
from tests.benchmarks.reference import reference_report

ENTRIES = 500
REPEATS = 15
GOALS = {
    "PDF of the reference, times Chromium's in a kept tab": 1.5,
    "PDF of the reference, times Chromium's in a new tab": 1.5,
    "a page of 500 entries, times one of the reference": 1.1,
    "peak memory of 500 entries, MB": 260,
    "page of the reference, parts of its PDF's time": 1 / 20,
}


def seconds(work) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def grown(document: ReportDocument, entries: int) -> ReportDocument:
    """The same document with its rows repeated until there are so many."""
    rows = sum(len(section.rows) for section in document.sections if isinstance(section, EntryTable))
    times = -(-entries // rows)
    return replace(
        document,
        sections=tuple(
            replace(section, rows=section.rows * times) if isinstance(section, EntryTable) else section
            for section in document.sections
        ),
    )


def contenders(browser: Chromium, document: ReportDocument) -> dict[str, Callable[[], bytes]]:
    """The engine and Chromium, both from the same HTML text.

    Chromium is measured twice: in a tab that is kept, and in one of its own for each document, as a service isolates them.
    """
    html = page(document, styles=STYLES)
    return {
        "engine": partial(load_engine().write_pdf, page(document)),
        "kept": partial(browser.print_in_kept_tab, html),
        "new": partial(browser.print_in_new_tab, html),
    }


def compare(browser: Chromium, report: Report) -> tuple[dict, dict]:
    """Seconds for the reference and for the long document. All take turns, once warm: the long one at every
    fifth.
    """
    document = compose(report, language="en")
    small, large = contenders(browser, document), contenders(browser, grown(document, ENTRIES))
    small["web"] = lambda: RENDERERS["html"].render(compose(report, language="en"))
    pages = [len(PdfReader(BytesIO(one["engine"]())).pages) for one in (small, large)]
    turns: list[list[dict]] = [[], []]
    for turn in range(REPEATS):
        turns[0].append({name: seconds(work) for name, work in small.items()})
        if turn % 5 == 0:
            turns[1].append({name: seconds(work) for name, work in large.items()})
    return tuple({"pages": count, **quickest(told)} for count, told in zip(pages, turns, strict=True))


def quickest(turns: list[dict]) -> dict[str, float]:
    return {name: min(turn[name] for turn in turns) for name in turns[0]}


def peak_memory(entries: int) -> float:
    """MB at the peak of a new process that composes and renders the document once."""
    command = [sys.executable, "-m", "tests.benchmarks", "--memory", str(entries)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1])


def render_once(entries: int) -> None:
    report = reference_report()
    RENDERERS["pdf"].render(grown(compose(report, language="en"), entries))
    status = Path("/proc/self/status").read_text()  # getrusage() would count what the parent had before
    print(int(status.split("VmHWM:")[1].split()[0]) / 1024)  # noqa: T201


def main() -> None:
    report = reference_report()
    cold = seconds(partial(RENDERERS["pdf"].render, compose(report, language="en")))
    with chromium() as browser:
        small, large = compare(browser, report)
    show(cold=cold, small=small, large=large)


def show(*, cold: float, small: dict, large: dict) -> None:
    lines = [
        f"{'':26}{'pages':>6}{'seconds':>9}{'a page':>8}{'kept tab':>10}{'times':>7}{'new tab':>9}{'times':>7}{'MB':>6}"
    ]
    for name, told, entries in (("reference, 18 entries", small, 18), (f"{ENTRIES} entries", large, ENTRIES)):
        told["memory"] = peak_memory(entries)
        lines.append(
            f"{name:26}{told['pages']:>6}{told['engine']:>9.3f}{told['engine'] / told['pages']:>8.4f}"
            f"{told['kept']:>10.3f}{told['engine'] / told['kept']:>7.2f}"
            f"{told['new']:>9.3f}{told['engine'] / told['new']:>7.2f}{told['memory']:>6.0f}"
        )
    lines += [f"{'first PDF of a process':32}{cold:>9.3f}", f"{'page of the reference':32}{small['web']:>9.4f}", ""]
    reached = (
        small["engine"] / small["kept"],
        small["engine"] / small["new"],
        (large["engine"] / large["pages"]) / (small["engine"] / small["pages"]),
        large["memory"],
        small["web"] / small["engine"],
    )
    for (goal, most), value in zip(GOALS.items(), reached, strict=True):
        lines.append(f"{goal:58}{value:>8.3f}  at most {most:.3f}: {'yes' if value <= most else 'NO'}")
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    render_once(int(sys.argv[2])) if "--memory" in sys.argv else main()
