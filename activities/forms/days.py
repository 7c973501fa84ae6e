"""One exact day, as people write it."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.dates import DateError, Precision, full_date, parse
from outputs.screen import short_language


class DayField(forms.DateField):
    """Takes what `activities.dates` reads as one exact day, and refuses all else with the reason."""

    widget = forms.TextInput

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(help_text=help_text or _("1 March 2009"), **kwargs)

    def prepare_value(self, value):
        return full_date(value, language=short_language()) if isinstance(value, date) else value

    def to_python(self, value) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            when = parse(value)
        except DateError as error:
            raise ValidationError(gettext(error.template), params=error.params, code="invalid") from error
        stretch = when.stretches[0]
        one_day = stretch.precision is Precision.DAY and stretch.start == stretch.end
        if not one_day or len(when.stretches) > 1 or when.to_be_confirmed:
            raise ValidationError(
                gettext("“%(typed)s” is not one exact day."), params={"typed": value.strip()}, code="invalid"
            )
        return stretch.start
