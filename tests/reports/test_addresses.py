import pytest
from django.core.exceptions import ValidationError

from reports.addresses import LONGEST, is_address, listed, validate_addresses


def test_addresses_stand_one_a_line_and_each_once_whatever_its_case():
    found = listed("unit@example.org\n\n  desk@example.org \nUnit@example.org\n")

    assert found.addresses == ("unit@example.org", "desk@example.org")
    assert found.refused == ()


def test_what_is_no_address_is_named_by_its_line():
    with pytest.raises(ValidationError) as refused:
        validate_addresses("unit@example.org\nnobody\n\na@b@c")

    assert refused.value.messages == [
        "Line 2: “nobody” is no e-mail address.",
        "Line 4: “a@b@c” is no e-mail address.",
    ]


BAD = [
    "desk@example.org\nBcc: all@example.org",
    "desk@example.org\r\nBcc: all@example.org",
    "desk@example.org\u2028Bcc: all@example.org",
    "desk@example.org, all@example.org",
    "Desk <desk@example.org>",
    "desk@example.org>",
    "@example.org",
    f"{'a' * 60}@{'b.' * 100}example.org",
]


@pytest.mark.parametrize("text", BAD)
def test_nothing_stands_beside_an_address(text):
    assert not is_address(text)


def test_the_longest_address_fits_into_the_outbox():
    assert LONGEST == 254
