"""The accounting of composed reports, from editions and rows."""

from datetime import UTC, date, datetime

import pytest

from activities import outcomes
from activities.models import Fulfilment
from reports import rounds
from reports.canonical import canonical_json
from reports.composition import compose
from reports.documents import Accounting, DataSheet, EntryTable, Fate, Legend, TableKind
from reports.models import Report, Section
from reports.renderers import RENDERERS
from tests.factories import (
    ALL,
    make_activity,
    make_administrator,
    make_edition,
    make_forecast,
    make_output,
    make_project,
    make_published,
    make_report,
    make_series,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

NEXT = {
    "period_start": date(2009, 11, 1),
    "period_end": date(2009, 12, 31),
    "window_start": date(2010, 1, 1),
    "window_end": date(2010, 2, 28),
    "date": date(2010, 1, 4),
}


def accounting(report):
    return next((one for one in compose(report, language="en").sections if isinstance(one, Accounting)), None)


def fates(report):
    section = accounting(report)
    return {line.title: line.fate for line in section.lines} if section else {}


def make_next(project, **kwargs):
    return make_report(project, **{**NEXT, **kwargs})


def test_each_forecast_of_the_preceding_edition_stands_once_in_the_accounting():
    project = make_project()
    kept, moved, off = (make_forecast(project, title=title) for title in ("Kept", "Moved", "Off"))
    make_forecast(project, title="Left")
    make_published(make_report(project))
    outcomes.carry_out(kept)
    outcomes.cancel(off, reason="No host.")
    moved.occurrences.update(start=date(2010, 1, 19), end=date(2010, 1, 20))

    section = accounting(make_next(project))

    assert {line.title: line.fate for line in section.lines} == {
        "Kept": Fate.CARRIED_OUT,
        "Moved": Fate.POSTPONED,
        "Off": Fate.CANCELLED,
        "Left": Fate.OPEN,
    }
    assert section.statement == ("Announced in the last update: 4 – carried out 1, postponed 1, cancelled 1, open 1")


def test_the_first_report_and_one_after_unpublished_reports_account_for_nothing():
    project = make_project()
    make_forecast(project)

    assert accounting(make_report(project)) is None
    assert accounting(make_next(project)) is None


def test_a_report_after_one_that_announced_nothing_has_no_accounting():
    project = make_project()
    make_published(make_report(project))

    assert accounting(make_next(project)) is None


def test_the_current_edition_counts_and_a_withdrawn_one_does_not():
    project = make_project()
    make_forecast(project, title="First")
    first, second = make_report(project), make_next(project)
    make_edition(first)
    make_forecast(project, title="Second")
    make_edition(first)
    make_forecast(project, title="Third", when="12 Jan 10")
    withdrawn = make_published(second)
    third = make_next(project, period_start=date(2010, 1, 1), period_end=date(2010, 2, 28))
    assert set(fates(second)) == {"First", "Second"}
    assert set(fates(third)) == {"First", "Second", "Third"}

    make_withdrawn(withdrawn)

    assert set(fates(third)) == {"First", "Second"}


def test_what_was_told_late_to_have_taken_place_is_told_by_the_report_of_its_day():
    project = make_project()
    forecast = make_forecast(project, title="Seminar")
    make_published(make_report(project))
    outcomes.carry_out(forecast, activities=[make_activity(project, when="12 Jan 10")])
    second = make_next(project)
    assert fates(second) == {"Seminar": Fate.POSTPONED}
    make_published(second)

    third = make_next(project, period_start=date(2010, 1, 1), period_end=date(2010, 2, 28), date=date(2010, 3, 2))

    assert fates(third) == {"Seminar": Fate.CARRIED_OUT}
    assert accounting(third).not_announced == 0


def test_not_announced_is_counted():
    project = make_project()
    forecast = make_forecast(project)
    make_published(make_report(project))
    outcomes.carry_out(forecast)
    make_activity(project, title="Surprise", when="5 Nov 09")
    make_activity(project, title="After the window", when="5 Dec 09")

    assert accounting(make_next(project)).not_announced == 1


def test_a_second_activity_of_what_was_carried_out_before_was_announced():
    project = make_project()
    forecast = make_forecast(project, when="5 Nov 09")
    make_published(make_report(project))
    outcomes.carry_out(forecast)
    make_forecast(project, when="tbc", title="Another")
    make_published(make_next(project))
    again = make_activity(project, when="12 Jan 10")
    Fulfilment.objects.create(forecast=forecast, activity=again)

    third = make_next(project, period_start=date(2010, 1, 1), period_end=date(2010, 2, 28))

    assert accounting(third).not_announced == 0


def test_an_accounting_that_is_not_printed_stands_in_the_tree_alone():
    project = make_project()
    order = [name for name in Section.values if name != Section.ACCOUNTING]
    make_series(project, sections=order)
    make_forecast(project)
    make_published(make_report(project))

    document = compose(make_next(project), language="en")

    assert isinstance(document.sections[-1], Accounting)
    assert not document.sections[-1].is_printed
    assert "WHAT BECAME" not in RENDERERS["html"].render(document).decode()


def test_the_accounting_is_in_the_language_of_the_series():
    project = make_project(language="fr")
    make_forecast(project)
    make_published(make_report(project))

    html = RENDERERS["html"].render(compose(make_next(project), language="fr")).decode()

    assert "SUITE DONNÉE AUX ACTIVITÉS ANNONCÉES" in html
    assert "Annoncées dans la dernière mise à jour\u00a0: 1 – en suspens 1" in html


def test_what_is_withheld_is_in_no_tree_and_no_count():
    project = make_project()
    make_output(project, "1")
    series = make_series(project, counts_per_output=True)
    told, secret = (make_forecast(project, title=title, outputs=["1"]) for title in ("Told", "Secret forecast"))
    first = make_report(project)
    make_published(first)
    series.withholdings.create(entry=secret, reason="Asked by the host.")
    hidden = make_activity(project, title="Secret activity", when="5 Nov 09", place="Atlantis", outputs=["1"])
    series.withholdings.create(entry=hidden, reason="Asked by the host.")
    outcomes.carry_out(told, activities=[hidden])

    documents = [compose(report, language="en") for report in (first, make_next(project))]

    written = "".join(map(canonical_json, documents))
    assert "Secret" not in written
    assert "Atlantis" not in written
    assert accounting(make_next(project, period_end=date(2010, 1, 1))).not_announced == 0
    counts = [sheet_of(document).outputs[0] for document in documents]
    assert [(output.done, output.planned) for output in counts] == [(0, 1), (0, 0)]


def test_another_series_tells_what_one_withholds():
    project = make_project()
    secret = make_activity(project, title="Secret")
    make_series(project).withholdings.create(entry=secret, reason="Asked by the host.")
    annual = make_series(project, name="Annual report")

    document = compose(make_report(project, series=annual), language="en")

    assert "Secret" in canonical_json(document)


def sheet_of(document):
    return next(one for one in document.sections if isinstance(one, DataSheet))


def counted(**kwargs):
    project = make_project()
    for code in ("1", "2"):
        make_output(project, code)
    series = make_series(project, sections=["data-sheet", "activities", "forecasts", "legend"], **kwargs)
    make_activity(project, outputs=["1", "2"])
    make_activity(project, outputs=["1"], title="Another")
    make_forecast(project, outputs=ALL)
    return compose(make_report(project, series=series), language="en")


def test_a_series_counts_what_serves_each_output():
    document = counted(counts_per_output=True)

    assert [(one.done, one.planned) for one in sheet_of(document).outputs] == [(2, 1), (1, 1)]
    assert "2 done · 1 planned" in RENDERERS["html"].render(document).decode()


def test_counts_are_off_unless_asked_for():
    document = counted()

    assert [(one.done, one.planned) for one in sheet_of(document).outputs] == [(None, None), (None, None)]
    assert "done ·" not in RENDERERS["html"].render(document).decode()


def test_the_legend_has_the_outputs_without_their_counts():
    (legend,) = (one for one in counted(counts_per_output=True).sections if isinstance(one, Legend))

    assert [(one.code, one.title, one.done) for one in legend.outputs] == [
        ("1", "Output 1", None),
        ("2", "Output 2", None),
    ]


def test_funders_welcome_is_printed_behind_the_title():
    project = make_project()
    make_forecast(project, title="Conference", funders_welcome=True)
    make_forecast(project, title="Internal seminar")
    document = compose(make_report(project), language="en")

    rows = [row for one in document.sections if isinstance(one, EntryTable) for row in one.rows]
    html = RENDERERS["html"].render(document).decode()
    assert {row.title: row.funders_welcome for row in rows} == {"Conference": True, "Internal seminar": False}
    assert html.count("(funders welcome)") == 1
    assert '<strong>Conference</strong> <span class="welcome">(funders welcome)</span>' in html


def test_an_internal_note_enters_no_document():
    project = make_project()
    forecast = make_forecast(project, internal_note="The minister is against it.")
    make_activity(project, internal_note="It was dull.")
    make_published(make_report(project))
    outcomes.cancel(forecast, reason="No host.", internal_note="The minister was against it.")

    written = canonical_json(compose(make_next(project), language="en"))

    assert "No host." in written
    assert "minister" not in written
    assert "dull" not in written


@pytest.mark.parametrize("entries", [4, 60])
def test_an_accounting_takes_the_same_number_of_queries_however_many_the_entries(entries, django_assert_num_queries):
    project = make_project()
    forecasts = [make_forecast(project) for _ in range(entries)]
    make_published(make_report(project))
    for forecast in forecasts[: entries // 2]:
        outcomes.carry_out(forecast)
    report = make_next(project)

    with django_assert_num_queries(19):
        compose(report, language="en")


def test_tables_of_forecasts_alone_are_accounted_for():
    project = make_project()
    make_activity(project, title="Done")
    make_forecast(project, title="Planned")
    edition = make_published(make_report(project))
    assert {one.table for one in edition.tree.sections if isinstance(one, EntryTable)} == {
        TableKind.ACTIVITIES,
        TableKind.FORECASTS,
    }

    assert set(fates(make_next(project))) == {"Planned"}


def test_a_correction_takes_out_what_was_withheld_since_whatever_its_author_took():
    project = make_project()
    secret = make_activity(project, title="Secret")
    make_activity(project, title="Told")
    report = make_report(project)
    edition = make_published(report)
    report.series.withholdings.create(entry=secret, reason="Asked by the host.")
    people = {"by": make_administrator(), "at": datetime(2009, 11, 9, 12, tzinfo=UTC)}
    rounds.begin_correction(report, date=date(2009, 11, 9), reason="A place was wrong.", taken=["title"], **people)

    written = canonical_json(compose(Report.objects.get(pk=report.pk), language="en"))

    assert "Secret" in edition.document
    assert "Secret" not in written
    assert "an entry was taken out" in written
