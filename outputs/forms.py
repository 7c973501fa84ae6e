"""Forms of rows that stand within the form of their parent."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import UniqueConstraint
from django.forms.utils import pretty_name
from django.utils.text import capfirst


class RowForm(forms.ModelForm):
    """A row within its parent's form. Django leaves the parent out when it validates constraints of such a row, and
    with it each uniqueness that includes the parent; the database would refuse what the form accepted.
    """

    def validate_unique(self):
        super().validate_unique()
        for constraint in self.instance._meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                try:
                    constraint.validate(type(self.instance), self.instance, exclude=set(self.errors))
                except ValidationError as problem:
                    self.add_error(None, problem)


class NamedRows(forms.BaseInlineFormSet):
    """Rows in a table, where the column says what a field is: each field says it too, and of which row."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        row = self.model._meta.verbose_name if index is None else f"{self.model._meta.verbose_name} {index + 1}"
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)  # the admin wraps choices, and shares what it wraps
            widget.attrs["aria-label"] = f"{capfirst(field.label or pretty_name(name))}, {row}"


class QuietRows(forms.BaseInlineFormSet):
    """Rows that stay as they are where the form that was sent says nothing of them."""

    def __init__(self, data=None, *args, prefix=None, **kwargs):
        name = prefix or self.get_default_prefix()
        if data is not None and f"{name}-TOTAL_FORMS" not in data:
            data = {**data.dict(), f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
        super().__init__(data, *args, prefix=prefix, **kwargs)
