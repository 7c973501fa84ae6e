"""One exact day, typed as people write it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from activities.forms import DayField


@pytest.mark.parametrize(
    "typed", ["1 March 2009", "1 Mar 09", "1er mars 2009", "2009-03-01", "01/03/2009", " Sunday 1 March 2009 "]
)
def test_a_day_is_read_as_it_is_written(typed):
    assert DayField().clean(typed) == date(2009, 3, 1)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("March 2009", "“March 2009” is not one exact day."),
        ("1-3 March 2009", "“1-3 March 2009” is not one exact day."),
        ("1 March 2009 (tbc)", "“1 March 2009 (tbc)” is not one exact day."),
        ("1 March 2009 and 3 May 2009", "“1 March 2009 and 3 May 2009” is not one exact day."),
        ("tbc", "“tbc” is not one exact day."),
        ("from 1 March 2009", "“from 1 March 2009” is not one exact day."),
        ("31 Feb 2009", "“31 Feb 2009”: there is no such day."),
        ("1 March", "“1 March”: the year is missing."),
        ("", "This field is required."),
    ],
)
def test_what_is_no_exact_day_is_refused_with_the_reason(typed, reason):
    with pytest.raises(ValidationError) as problem:
        DayField().clean(typed)

    assert problem.value.messages == [reason]


@pytest.mark.parametrize(("language", "shown"), [("en", "1 March 2009"), ("fr", "1er mars 2009")])
def test_a_day_is_shown_in_the_language_of_the_screen_and_reads_back_as_itself(language, shown):
    field = DayField(required=False)

    with translation.override(language):
        assert field.prepare_value(date(2009, 3, 1)) == shown
        assert not field.has_changed(date(2009, 3, 1), shown)
    assert field.clean("") is None
