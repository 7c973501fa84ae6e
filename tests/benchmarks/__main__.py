"""Seconds and memory of page and PDF, beside headless Chromium printing the same HTML in the same run: `make bench`.

The two take turns, so that what else the machine does falls on both; the middle of the repeats counts. Memory is the
peak of a process of its own that renders once.
"""

import gc
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from reports.composition import compose
from reports.documents import EntryTable, ReportDocument
from reports.renderers import RENDERERS
from reports.renderers.html import STYLES, page
from reports.renderers.pdf import engine as load_engine
from tests.benchmarks.reference import reference_report

CHROMIUM = "/usr/bin/chromium"
ENTRIES = 500
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


def compare(browser, document: ReportDocument, *, repeats: int) -> dict:
    """Median seconds of the engine and of Chromium, in turns, all warm and all from the same HTML text.

    Chromium is measured twice: in a tab that is kept, and in one of its own for each document, as a service isolates them.
    """
    tab, html = browser.new_page(), page(document, styles=STYLES)
    contenders = {
        "engine": partial(load_engine().write_pdf, page(document)),
        "kept": partial(print_page, tab, html),
        "new": partial(print_in_new_tab, browser, html),
    }
    pages = len(PdfReader(BytesIO(contenders["engine"]())).pages)
    contenders["kept"]()
    turns = [{name: seconds(work) for name, work in contenders.items()} for _ in range(repeats)]
    tab.close()
    return {"pages": pages, **{name: median(turn[name] for turn in turns) for name in contenders}}


def print_page(tab, html: str) -> bytes:
    tab.set_content(html)
    return tab.pdf(prefer_css_page_size=True, tagged=True, outline=True)


def print_in_new_tab(browser, html: str) -> bytes:
    tab = browser.new_page()
    content = print_page(tab, html)
    tab.close()
    return content


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
    document = compose(report, language="en")
    cold = seconds(partial(RENDERERS["pdf"].render, document))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        small = compare(browser, document, repeats=15)
        large = compare(browser, grown(document, ENTRIES), repeats=3)
        browser.close()
    composed = [seconds(lambda: RENDERERS["html"].render(compose(report, language="en"))) for _ in range(15)]
    show(cold=cold, web=median(composed), small=small, large=large)


def show(*, cold: float, web: float, small: dict, large: dict) -> None:
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
    lines += [f"{'first PDF of a process':32}{cold:>9.3f}", f"{'page of the reference':32}{web:>9.4f}", ""]
    reached = (
        small["engine"] / small["kept"],
        small["engine"] / small["new"],
        (large["engine"] / large["pages"]) / (small["engine"] / small["pages"]),
        large["memory"],
        web / small["engine"],
    )
    for (goal, most), value in zip(GOALS.items(), reached, strict=True):
        lines.append(f"{goal:58}{value:>8.3f}  at most {most:.3f}: {'yes' if value <= most else 'NO'}")
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    render_once(int(sys.argv[2])) if "--memory" in sys.argv else main()
