"""Forms of rows that stand within the form of their parent."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import UniqueConstraint


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


class QuietRows(forms.BaseInlineFormSet):
    """Rows that stay as they are where the form that was sent says nothing of them."""

    def __init__(self, data=None, *args, prefix=None, **kwargs):
        name = prefix or self.get_default_prefix()
        if data is not None and f"{name}-TOTAL_FORMS" not in data:
            data = {**data.dict(), f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
        super().__init__(data, *args, prefix=prefix, **kwargs)
