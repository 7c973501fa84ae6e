"""Published PDFs conform to PDF/UA-1 and PDF/A-3a, and drafts to PDF/UA-1, as veraPDF judges it."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings

from outputs.scopes import OutputScope
from reports.canonical import canonical_json
from reports.composition import compose
from reports.demonstration import load_demonstration
from reports.documents import Attachment, Logo, Logos, TableKind
from reports.models import Report
from reports.renderers import RENDERERS
from reports.renderers.html import page
from reports.renderers.pdf import engine
from tests.reports.renderers.documents import (
    LONG_TEXT,
    SCRIPTS,
    correction,
    document,
    edition,
    row,
    sheet,
    small,
    table,
)
from tests.reports.strategies import documents
from tests.verapdf.judge import failures

pytestmark = pytest.mark.verapdf

LONG = document(sheet(), table(*[row(f"Seminar {number}", text=LONG_TEXT) for number in range(8)]))
LONG_WORDS = document(
    table(
        row("§" * 500, place="§" * 200, text=f"<p>{'§' * 9_000}</p>", outputs=OutputScope.of(["§" * 20])),
        row(text="<p>" + "<b>§</b><i>§</i>" * 400 + "</p>"),
    )
)
LINKS_AND_LISTS = document(
    table(
        row(
            text='<p>See <a href="https://example.org/a">the page</a>, <a href="mailto:unit@example.org">write</a>.</p>'
            + "<ul><li>one<ul><li>two</li></ul></li></ul><ol><li>first</li><li>second</li></ol>" * 30
        )
    )
)
EMPTY = document(sheet(outputs=(), contact=None), table(), table(kind=TableKind.FORECASTS, heading="PLANNED"))
ALPHABETS = document(
    table(row("Συνέδριο для кибербезопасности", place="Asunción → Kyïv", text="<p>الأمن السيبراني ✓ ½ €</p>"))
)
ATTACHED = (
    Attachment(label="Programme", languages=("en", "fr"), file_name="programme.pdf", sha256="0" * 64, size=7),
    Attachment(label="Convention", reference="CETS 185", address="https://www.coe.int/" + "a" * 200),
)
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPgtq0CAAEZAMNpGuwbAAAAAElFTkSuQmCC"  # one blue dot
FILES_AND_LOGOS = document(
    table(replace(row(), attachments=ATTACHED)),
    Logos(logos=(Logo(alternative="Logo of the project", png=PICTURE, width=120, height=60),) * 2),
)
EDITIONS = {
    "files-and-logos": edition(FILES_AND_LOGOS),
    "small": edition(small()),
    "small-corrected": correction(small()),
    "small-french": edition(replace(small(), language="fr")),
    "small-nameless": edition(replace(small(), author="", programme="")),
    "long": edition(LONG),
    "long-corrected": correction(LONG),
    "long-words": edition(LONG_WORDS),
    "links-and-lists": edition(LINKS_AND_LISTS),
    "empty": edition(EMPTY),
    "alphabets": edition(ALPHABETS),
    "scripts": edition(SCRIPTS),
}


@pytest.fixture
def written(tmp_path):
    """Renders documents into files and gives their paths."""

    def write(documents):
        for name, one in documents.items():
            (tmp_path / f"{name}.pdf").write_bytes(RENDERERS["pdf"].render(one))
        return [tmp_path / f"{name}.pdf" for name in documents]

    return write


def test_every_kind_of_edition_conforms_to_both_standards(written):
    assert failures(written(EDITIONS)) == []


def test_twenty_editions_of_anything_conform_to_both_standards(written):
    drawn = []

    @settings(max_examples=20, derandomize=True, phases=[Phase.generate], deadline=None)
    @given(documents())
    def draw(one):
        drawn.append(edition(one))

    draw()

    assert failures(written({f"drawn-{number}": one for number, one in enumerate(drawn)})) == []


@pytest.mark.django_db
def test_the_reference_and_its_correction_conform_to_both_standards(written):
    load_demonstration()
    reference = compose(Report.objects.get(), language="en")

    files = written({"edition-1": edition(reference), "edition-2": correction(reference)})

    assert failures(files) == []


def test_drafts_conform_to_the_standard_of_accessibility(written):
    assert failures(written({"small": small(), "long": LONG, "empty": EMPTY}), standards=["ua1"]) == []


def test_a_draft_is_not_made_to_be_kept(written):
    told = failures(written({"draft": small()}), standards=["3a"])

    assert any("6.6.4-1 The PDF/A version and conformance level" in line for line in told)


def test_an_edition_without_its_language_is_refused(tmp_path):
    one, mute = edition(small()), tmp_path / "mute.pdf"
    html = page(one).replace('<html lang="en">', "<html>")
    mute.write_bytes(engine().write_edition(html, canonical_json(one), on=one.date, description="JSON"))

    told = failures([mute])

    assert told[-1] == "mute.pdf, ua1: not conforming"
    assert "Languages" in told[0]
