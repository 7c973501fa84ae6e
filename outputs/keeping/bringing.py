"""Forms that show again what was typed in them, without judging it: it was not finished."""

from django.forms.utils import ErrorDict
from django.http import QueryDict

from outputs.models import KeptForm


def values_of(kept: KeptForm) -> QueryDict:
    values = QueryDict(mutable=True)
    for name, value in kept.pairs:
        values.appendlist(name, value)
    return values


def filled_in(form_class: type, kept: KeptForm) -> type:
    """The class of a form, filled in; a hidden field that was not kept, such as a token, has its value of today."""

    class FilledIn(form_class):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **{**kwargs, "data": values_of(kept)})
            unjudged(self)
            for bound in self.hidden_fields():
                if bound.html_name not in self.data:
                    self.data[bound.html_name] = bound.initial

    return FilledIn


def filled_in_rows(formset_class: type, kept: KeptForm) -> type:
    """The same of the rows of an inline, with those that were added or taken away."""

    class FilledInRows(formset_class):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **{**kwargs, "data": values_of(kept)})
            self._errors, self._non_form_errors = [], self.error_class()

        def _construct_form(self, i, **kwargs):
            form = super()._construct_form(i, **kwargs)
            unjudged(form)
            return form

    return FilledInRows


def unjudged(form) -> None:
    form._errors = ErrorDict()
