"""Seconds of every format, for the reference and for 500 entries, beside Word through LibreOffice (where it is
installed) and the same page printed by Chromium. All take turns; the quickest counts.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reports.composition import compose
from reports.documents import ReportDocument
from reports.renderers import RENDERERS
from reports.renderers.html import STYLES, page
from tests.benchmarks.__main__ import ENTRIES, grown, quickest, seconds
from tests.benchmarks.chromium import Chromium, chromium
from tests.benchmarks.reference import reference_report

OFFICE = shutil.which("soffice")
TURNS = 5
GOALS = {"docx": 0.2, "xlsx": 0.1, "json": 0.1}  # parts of the PDF's time


def through_office(file: Path) -> None:
    """A new process each time, as a server would start it."""
    command = [OFFICE, f"-env:UserInstallation={file.parent.as_uri()}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", file.parent, file], check=True, capture_output=True, timeout=300
    )


def contenders(browser: Chromium, document: ReportDocument, place: Path) -> dict[str, Callable[[], object]]:
    found = {name: partial(renderer.render, document) for name, renderer in RENDERERS.items()}
    found["Chromium"] = partial(browser.print_in_new_tab, page(document, styles=STYLES))
    if OFFICE:
        file = place / "document.docx"
        file.write_bytes(RENDERERS["docx"].render(document))
        found["LibreOffice"] = partial(through_office, file)
    return found


def measured(browser: Chromium, document: ReportDocument) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as directory:
        works = contenders(browser, document, Path(directory))
        return quickest([{name: seconds(work) for name, work in works.items()} for _ in range(TURNS)])


def main() -> None:
    document = compose(reference_report(), language="en")
    with chromium() as browser:
        told = [measured(browser, one) for one in (document, grown(document, ENTRIES))]
    lines = [f"{'seconds, parts of the PDF':26}{'reference':>12}{'':>8}{f'{ENTRIES} entries':>14}"]
    for name in told[0]:
        parts = [one[name] / one["pdf"] for one in told]
        cells = "".join(f"{one[name]:>12.4f}{part:>8.3f}" for one, part in zip(told, parts, strict=True))
        goal = GOALS.get(name)
        verdict = f"  at most {goal}: {'yes' if max(parts) <= goal else 'NO'}" if goal else ""
        lines.append(f"{name:26}{cells}{verdict}")
    lines += [] if OFFICE else ["LibreOffice is not installed: apt-get install libreoffice-writer"]
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
