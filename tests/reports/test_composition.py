from datetime import date
from decimal import Decimal

import pytest

from outputs.models import Contribution, Footnote, Funder
from reports.composition import compose
from reports.documents import (
    DataSheet,
    Disclaimer,
    EntryTable,
    Footnotes,
    InShort,
    Legend,
    Span,
    TableKind,
    from_plain,
    to_plain,
)
from reports.models import Section
from tests.factories import ALL, make_activity, make_forecast, make_output, make_project, make_report, make_series

pytestmark = pytest.mark.django_db


def compose_english(report):
    return compose(report, language="en")


def section(document, kind):
    return next((one for one in document.sections if isinstance(one, kind)), None)


def table(document, kind):
    return next((one for one in document.sections if isinstance(one, EntryTable) and one.table == kind), None)


def test_the_tree_comes_back_equal_from_plain_json():
    project = make_project(budget_ceiling=Decimal("1400000"), contact_unit="Economic Crime Division")
    make_output(project, "1.2")
    make_activity(
        project, text="<p>One <strong>bold</strong></p><ul><li>a<ol><li>b</li></ol></li></ul>", outputs=["1.2"]
    )
    make_forecast(project, when="24-25 Nov 09 (tbc)", outputs=ALL)
    document = compose_english(make_report(project))

    assert from_plain(to_plain(document)) == document


def test_a_document_of_another_schema_is_refused():
    plain = to_plain(compose_english(make_report(make_project())))

    with pytest.raises(ValueError, match="schema version 99"):
        from_plain({**plain, "schema_version": 99})


def test_the_same_rows_give_the_same_document():
    project = make_project()
    make_activity(project)
    report = make_report(project)

    assert compose_english(report) == compose_english(report)


def test_the_sections_stand_in_the_order_of_the_series():
    project = make_project(disclaimer="The views are the authors'.")
    make_output(project)
    series = make_series(project, sections=["disclaimer", "forecasts", "legend", "activities", "in-short"])
    document = compose_english(make_report(project, series=series, in_short="Two countries acceded."))

    kinds = [one.table.value if isinstance(one, EntryTable) else type(one) for one in document.sections]
    assert kinds == [Disclaimer, "forecasts", Legend, "activities", InShort]


def test_a_section_with_nothing_to_say_is_left_out_but_the_two_tables_are_not():
    document = compose_english(make_report(make_project()))

    assert [type(one) for one in document.sections] == [DataSheet, EntryTable, EntryTable]


def test_earlier_activities_have_a_heading_of_the_series_own():
    project = make_project()
    series = make_series(project, earlier_heading="REPORTED LATE")
    report = make_report(project, series=series)
    report.placements.create(entry=make_activity(project, when="3 Jun 09"), decision="included")

    assert table(compose_english(report), TableKind.EARLIER).heading == "REPORTED LATE"


def test_titles_that_were_overwritten_print_as_they_were_written():
    report = make_report(make_project(), title="Final update", activities_heading="Done", forecasts_heading="To do")
    document = compose_english(report)

    assert document.title == "Final update"
    assert [table(document, kind).heading for kind in (TableKind.ACTIVITIES, TableKind.FORECASTS)] == ["Done", "To do"]


def test_a_contribution_is_named_from_the_day_it_is_promised():
    project = make_project()
    for name, since in (("Romania", None), ("Microsoft", date(2009, 11, 2)), ("Estonia", date(2009, 11, 3))):
        Contribution.objects.create(project=project, funder=Funder.objects.create(name=name), since=since)

    sheet = section(compose_english(make_report(project)), DataSheet)

    assert [contribution.funder for contribution in sheet.funding.contributions] == ["Romania", "Microsoft"]


@pytest.mark.parametrize(
    ("day", "end", "original_end"),
    [
        (date(2011, 1, 31), date(2011, 6, 30), None),
        (date(2011, 2, 1), date(2011, 12, 31), date(2011, 6, 30)),
    ],
)
def test_a_report_takes_the_end_that_held_on_its_date(day, end, original_end):
    project = make_project(end=date(2011, 12, 31), original_end=date(2011, 6, 30), extended_on=date(2011, 2, 1))

    duration = section(compose_english(make_report(project, date=day)), DataSheet).duration

    assert duration.span == Span(start=date(2009, 3, 1), end=end)
    assert duration.original_end == original_end


def test_an_output_is_closed_only_in_reports_of_later_days():
    project = make_project()
    make_output(project, "1", closed_on=date(2009, 11, 2))
    make_output(project, "2", closed_on=date(2009, 11, 3))

    sheet = section(compose_english(make_report(project)), DataSheet)

    assert [output.closed_on for output in sheet.outputs] == [date(2009, 11, 2), None]


def test_outputs_stand_in_natural_order():
    project = make_project()
    for code in ("1.10", "2", "1.2", "10", "1.3.1.4"):
        make_output(project, code)

    sheet = section(compose_english(make_report(project)), DataSheet)

    assert [output.code for output in sheet.outputs] == ["1.2", "1.3.1.4", "1.10", "2", "10"]


def test_a_footnote_is_printed_once_and_only_where_its_mark_occurs():
    project = make_project()
    Footnote.objects.create(project=project, mark="Kosovo*", text="All references are without prejudice.")
    Footnote.objects.create(project=project, mark="Unused*", text="Never printed.")
    make_activity(project, place="Pristina, Kosovo*")
    make_activity(project, text="<p>Experts of Kosovo* took part.</p>")

    footnotes = section(compose_english(make_report(project)), Footnotes)

    assert [footnote.mark for footnote in footnotes.notes] == ["Kosovo*"]


def test_a_text_keeps_the_language_it_was_written_in():
    project = make_project()
    make_forecast(project, title="Séminaire francophone", language="fr")
    make_forecast(project, title="Workshop")

    rows = table(compose_english(make_report(project)), TableKind.FORECASTS).rows

    assert [(row.title, row.language) for row in rows] == [("Séminaire francophone", "fr"), ("Workshop", "en")]


@pytest.mark.parametrize("entries", [12, 200])
def test_composition_takes_the_same_number_of_queries_however_many_the_entries(entries, django_assert_num_queries):
    project = make_project()
    make_output(project)
    for _ in range(entries // 2):
        make_activity(project, outputs=["1"])
        make_forecast(project, outputs=ALL)
    report = make_report(project)

    with django_assert_num_queries(10):
        compose(report, language="en")


def test_every_section_that_a_series_offers_can_be_composed():
    series = make_series(make_project(), sections=list(Section.values))

    compose_english(make_report(series.project, series=series))
