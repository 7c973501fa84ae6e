import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings

from reports.documents import to_plain
from reports.documents.schema import NAME, schema, written
from tests.reports.renderers.documents import small

VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())
PUBLISHED = Path(settings.BASE_DIR) / "static" / "schemas"


def test_the_published_schema_is_the_one_that_is_built():
    assert (PUBLISHED / NAME).read_text() == written(), "Write it anew with `make schema`."


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_schema_names_itself_without_an_address():
    assert schema()["$id"] == "report-1.json"
    assert schema()["properties"]["schema_version"] == {"const": 1}


def test_a_document_fits_the_schema():
    VALIDATOR.validate(to_plain(small()))


def changed(**parts):
    return {**to_plain(small()), **parts}


def test_what_is_not_a_document_does_not_fit():
    without_title = {name: value for name, value in changed().items() if name != "title"}

    for data in (
        without_title,
        changed(schema_version=2),
        changed(state="lost"),
        changed(date="2 November 2009"),
        changed(date="2009-13-02"),
        changed(sections=[{"kind": "poem", "text": "Roses"}]),
        changed(user="anna"),
    ):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(data)


@pytest.mark.parametrize("date", ["2009-09", "2009-10-05/2009-10-09", "2010-34", "2010-11/..", "XXXX"])
def test_the_date_of_an_entry_is_edtf(date):
    assert fits(date)


@pytest.mark.parametrize("date", ["", "5 Oct 09", "2009-10-05/", "../2009", "2009-10-05/XXXX"])
def test_what_is_not_edtf_is_no_date_of_an_entry(date):
    assert not fits(date)


def fits(date: str) -> bool:
    data = json.loads(json.dumps(to_plain(replace(small(), sections=small().sections[2:3]))))
    data["sections"][0]["rows"][0]["occurrences"][0]["stretch"]["date"] = date
    return VALIDATOR.is_valid(data)
