"""Every document fits the published schema of its version."""

import jsonschema
from hypothesis import given

from reports.documents import to_plain
from reports.documents.schema import schema
from tests.reports.strategies import documents, whole_documents

VALIDATORS = {
    version: jsonschema.Draft202012Validator(schema(version), format_checker=jsonschema.FormatChecker())
    for version in (1, 2)
}


@whole_documents
@given(documents())
def test_every_document_fits_the_schema(document):
    plain = to_plain(document)

    VALIDATORS[plain["schema_version"]].validate(plain)
