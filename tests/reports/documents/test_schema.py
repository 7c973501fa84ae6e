import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings

from reports.documents import Attachment, from_plain, to_plain
from reports.documents.schema import name, schema, written
from tests.reports.renderers.documents import small

VALIDATOR = jsonschema.Draft202012Validator(schema(1), format_checker=jsonschema.FormatChecker())
PUBLISHED = Path(settings.BASE_DIR) / "static" / "schemas"


@pytest.mark.parametrize("version", [1, 2])
def test_the_published_schema_is_the_one_that_is_built(version):
    assert (PUBLISHED / name(version)).read_text() == written(version), "Write it anew with `make schema`."


@pytest.mark.parametrize("version", [1, 2])
def test_the_schema_is_one(version):
    jsonschema.Draft202012Validator.check_schema(schema(version))


def test_the_schema_names_itself_without_an_address():
    assert schema(1)["$id"] == "report-1.json"
    assert schema(1)["properties"]["schema_version"] == {"const": 1}


def test_a_document_fits_the_schema():
    VALIDATOR.validate(to_plain(small()))


def with_a_file():
    document = small()
    table = document.sections[2]
    told = Attachment(label="Programme", file_name="programme.pdf", sha256="0" * 64, size=7)
    row = replace(table.rows[0], attachments=(told,))
    sections = (*document.sections[:2], replace(table, rows=(row, *table.rows[1:])), *document.sections[3:])
    return replace(document, sections=sections)


def test_a_document_is_of_the_oldest_version_that_can_say_it():
    assert to_plain(small())["schema_version"] == 1
    assert "attachments" not in json.dumps(to_plain(small()))
    assert to_plain(with_a_file())["schema_version"] == 2


def test_a_document_that_names_a_file_fits_the_newer_schema_only():
    plain = to_plain(with_a_file())

    jsonschema.Draft202012Validator(schema(2)).validate(plain)
    assert not VALIDATOR.is_valid(plain)
    assert from_plain(plain) == with_a_file()


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
