"""Texts that people write: normalised when they are stored, by whatever way they come in.

`pre_save` covers save() and bulk_create(), `get_prep_value` update() and look-ups.
"""

from django.db import models

from outputs.text import normalise


class NormalisedMixin:
    multiline = False

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value if value is None else normalise(value, multiline=self.multiline)

    def pre_save(self, model_instance, add):
        value = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


class LineField(NormalisedMixin, models.CharField):
    """One line of text. SQLite takes a length as a remark, so there a check says it."""

    def db_check(self, connection):
        return f'length("{self.column}") <= {self.max_length}' if connection.vendor == "sqlite" else None


class LinesField(NormalisedMixin, models.TextField):
    """Plain text of several lines."""

    multiline = True
