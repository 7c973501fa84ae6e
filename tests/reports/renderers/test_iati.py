"""The project as IATI, read by another parser than wrote it and judged by the official schema."""

from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from outputs.scopes import OutputScope
from reports.canonical import canonical_json, sha256, verification_code
from reports.documents import Budget, Duration, OutputLine, Span
from reports.renderers import RENDERERS
from tests.reports.renderers.documents import correction, document, edition, row, sheet, small, table
from tests.reports.renderers.iati import errors, with_schema


def activity(one):
    return etree.fromstring(RENDERERS["iati"].render(one)).find("iati-activity")


@with_schema
@pytest.mark.parametrize("one", [small(), edition(small()), correction(small()), document(), document(sheet())])
def test_the_official_schema_accepts_it(one):
    assert errors(RENDERERS["iati"].render(one)) == []


@with_schema
def test_the_schema_is_one_that_refuses():
    assert errors(RENDERERS["iati"].render(small()).replace(b"participating-org", b"paying-org"))


def test_the_organisation_that_reports_stands_before_the_short_name(settings):
    settings.IATI_ORGANISATION, settings.IATI_ORGANISATION_TYPE = "XM-DAC-0", "40"

    told = activity(small())

    assert told.findtext("iati-identifier") == "XM-DAC-0-cybercrime-phase-2"
    assert dict(told.find("reporting-org").attrib) == {"ref": "XM-DAC-0", "type": "40"}


def test_who_pays_and_who_carries_it_out_take_part():
    told = activity(document(sheet(implementation="Economic Crime Division")))

    roles = [(one.get("role"), one.findtext("narrative")) for one in told.findall("participating-org")]
    assert roles == [("1", "Romania"), ("1", "Microsoft"), ("4", "Economic Crime Division")]


@pytest.mark.parametrize(
    ("day", "status", "kinds"),
    [
        (date(2009, 1, 1), "1", ["1", "3"]),
        (date(2009, 11, 2), "2", ["2", "3"]),
        (date(2012, 1, 1), "4", ["2", "4"]),
    ],
)
def test_what_is_planned_becomes_actual_with_the_date_of_the_document(day, status, kinds):
    told = activity(document(sheet(), date=day))

    assert told.find("activity-status").get("code") == status
    assert [one.get("type") for one in told.findall("activity-date")] == kinds


def test_the_budget_is_the_ceiling_over_the_whole_duration():
    span = Span(start=date(2009, 3, 1), end=date(2011, 6, 30))
    told = activity(
        document(sheet(budget=Budget(currency="EUR", ceiling=Decimal("1400000")), duration=Duration(span=span)))
    )

    value = told.find("budget/value")
    assert (value.text, value.get("currency")) == ("1400000", "EUR")
    assert told.find("budget/period-end").get("iso-date") == "2011-06-30"


def test_a_threshold_alone_is_no_budget():
    assert activity(document(sheet(budget=Budget(currency="EUR", threshold=Decimal(1))))).find("budget") is None


def test_each_output_counts_the_activities_that_serve_it():
    outputs = (OutputLine(code="1", title="Legislation"), OutputLine(code="2", title="Police"))
    rows = (row(outputs=OutputScope.of(["1"])), row(outputs=OutputScope(everything=True)))

    told = activity(document(sheet(outputs=outputs), table(*rows)))

    results = [
        (one.findtext("title/narrative"), one.find("indicator/period/actual").get("value"))
        for one in told.findall("result")
    ]
    assert results == [("Output 1: Legislation", "2"), ("Output 2: Police", "1")]


def test_an_edition_is_linked_and_a_draft_is_not(settings):
    settings.SITE_URL = "https://updates.example.org"
    one = edition(small())

    link = activity(one).find("document-link")

    code = verification_code(sha256(canonical_json(one)))
    assert link.get("url") == f"https://updates.example.org/projects/cybercrime-phase-2/editions/{code}/"
    assert activity(small()).find("document-link") is None
