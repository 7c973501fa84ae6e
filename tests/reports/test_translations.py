"""A document in another language: pure functions of trees."""

from activities import richtext
from reports.canonical import canonical_json, read
from reports.documents import EntryTable, InShort, TableKind
from reports.translations import passages, translated
from tests.reports.renderers.documents import document, edition, row, sheet, small, table

TITLE, TEXT = "Seminar on cybercrime", "<p>One <strong>word</strong>.</p>"
TOLD = document(
    InShort(text="Two countries acceded."),
    sheet(),
    table(row(TITLE, text=TEXT), heading="ACTIVITIES CARRIED OUT BETWEEN 15 SEPTEMBER AND 31 OCTOBER 2009"),
    table(row("Séminaire francophone", language="fr", place="Hanoi"), kind=TableKind.FORECASTS, heading="AHEAD"),
)


def rows(one):
    return [row for section in one.sections if isinstance(section, EntryTable) for row in section.rows]


def sources(one):
    return [passage.source for passage in passages(one, into="fr")]


def everything(one):
    """Each passage with its own words for a translation."""
    return {source: source for source in sources(one)}


def test_each_passage_is_asked_for_once():
    assert len(sources(TOLD)) == len(set(sources(TOLD)))
    assert {TITLE, TEXT, "Two countries acceded.", "Geneva"} <= set(sources(TOLD))


def test_what_is_in_the_language_already_is_not_asked_for():
    assert "Séminaire francophone" not in sources(TOLD)


def test_titles_and_headings_that_were_computed_are_computed_anew():
    told = translated(TOLD, {"Update": "Mise à jour"}, into="fr")

    assert told.title == "Mise à jour 15 septembre-31 octobre / prévisions novembre 2009"
    assert told.sections[2].heading == "ACTIVITÉS RÉALISÉES ENTRE LE 15 SEPTEMBRE ET LE 31 OCTOBRE 2009"


def test_a_heading_of_the_authors_own_is_translated_by_them():
    assert "AHEAD" in sources(TOLD)
    assert translated(TOLD, {"AHEAD": "À VENIR"}, into="fr").sections[3].heading == "À VENIR"


def test_an_entry_with_title_and_text_translated_is_told_in_the_other_language():
    text = "<p>Un <strong>mot</strong>.</p>"

    first, _second = rows(translated(TOLD, {TITLE: "Séminaire", TEXT: text}, into="fr"))

    assert (first.title, first.text, first.language) == ("Séminaire", richtext.blocks(text), "fr")
    assert not first.is_untranslated


def test_an_entry_that_lacks_its_text_stays_whole_in_the_original_and_says_so():
    first, _second = rows(translated(TOLD, {TITLE: "Séminaire"}, into="fr"))

    assert (first.title, first.language, first.is_untranslated) == (TITLE, "en", True)
    assert first.text == richtext.blocks(TEXT)


def test_dates_outputs_and_order_stay():
    before, after = rows(TOLD), rows(translated(TOLD, everything(TOLD), into="fr"))

    assert [(one.key, one.occurrences, one.outputs) for one in after] == [
        (one.key, one.occurrences, one.outputs) for one in before
    ]


def test_a_version_names_its_original_and_says_whether_something_is_missing():
    told = edition(TOLD)

    assert translated(told, {}, into="fr").edition.original == "en"
    assert translated(told, {}, into="fr").edition.is_partial
    assert not translated(told, everything(told), into="fr").edition.is_partial


def test_names_may_stay_as_they_are():
    known = {source: text for source, text in everything(TOLD).items() if source not in ("Romania", "Geneva")}

    assert not translated(edition(TOLD), known, into="fr").edition.is_partial


def test_a_version_comes_back_from_its_json_and_an_original_keeps_its_bytes():
    version = translated(edition(TOLD), {}, into="fr")

    assert read(canonical_json(version)) == version
    assert "is_untranslated" not in canonical_json(edition(small()))
    assert '"original":' not in canonical_json(edition(small()))
