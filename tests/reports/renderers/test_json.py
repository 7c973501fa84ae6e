"""The document as data."""

import json

from reports.canonical import canonical_json, read
from reports.renderers import RENDERERS
from tests.reports.renderers.documents import correction, small


def test_loading_gives_the_equal_tree():
    for one in (small(), correction(small())):
        assert read(RENDERERS["json"].render(one).decode()) == one


def test_the_bytes_are_those_that_are_hashed():
    assert RENDERERS["json"].render(small()) == canonical_json(small()).encode()


def test_the_schema_version_stands_in_it():
    assert json.loads(RENDERERS["json"].render(small()))["schema_version"] == 1
