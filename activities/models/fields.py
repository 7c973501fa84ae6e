"""The columns of an entry that follow from what people write, by whatever way it comes in (save, bulk_create, form)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext

from activities import richtext
from outputs.text import fold


def too_long(error: richtext.TextTooLong) -> ValidationError:
    """The refusal in the language of the screen."""
    told = {name: number_format(getattr(error, name), force_grouping=True) for name in ("count", "limit")}
    return ValidationError(gettext(error.template) % told, code="too_long")


class RichTextField(models.TextField):
    """An author's text, stored as the canonical HTML of exactly what a document can carry.

    A text that is too long is refused: ValidationError in forms, `richtext.TextTooLong` from save() and bulk_create().
    """

    def clean(self, value, model_instance):
        try:
            return super().clean(richtext.clean(value or ""), model_instance)
        except richtext.TextTooLong as error:
            raise too_long(error) from error

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value if value is None else richtext.clean(value)

    def pre_save(self, model_instance, add):
        value = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


class DayField(models.DateField):
    """A day of the calendar. SQLite would take any text for one, so there a check says it.

    Adding no days makes it reckon: the 31st of February comes out as a day of March.
    """

    def db_check(self, connection):
        return f"""date("{self.column}", '+0 days') IS "{self.column}\"""" if connection.vendor == "sqlite" else None


class FoldedField(models.TextField):
    """A stored copy of other fields without case and accents, for search; `source` names a method of the model."""

    def __init__(self, *args, source, **kwargs):
        self.source = source
        super().__init__(*args, **{"editable": False, "default": "", **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance, add):
        value = fold(getattr(model_instance, self.source)())
        setattr(model_instance, self.attname, value)
        return value
