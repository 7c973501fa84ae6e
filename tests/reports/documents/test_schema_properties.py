"""Every document fits the published schema."""

import jsonschema
from hypothesis import given

from reports.documents import to_plain
from reports.documents.schema import schema
from tests.reports.strategies import documents, whole_documents

VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())


@whole_documents
@given(documents())
def test_every_document_fits_the_schema(document):
    VALIDATOR.validate(to_plain(document))
