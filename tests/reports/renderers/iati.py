"""The official schema of IATI, where it lies beside the project."""

from functools import cache
from pathlib import Path

import pytest
import xmlschema

SCHEMA = Path(__file__).resolve().parents[4] / "shared/iati-2.03/iati-activities-schema.xsd"
XML = Path(xmlschema.__file__).parent / "schemas/XML/xml.xsd"

with_schema = pytest.mark.skipif(
    not SCHEMA.exists(), reason=f"The schema of IATI 2.03 is not there: shared/{SCHEMA.name}."
)


@cache
def schema():
    return xmlschema.XMLSchema(SCHEMA, locations=[("http://www.w3.org/XML/1998/namespace", str(XML))])


def errors(content):
    return [error.reason for error in schema().iter_errors(content.decode())]
