"""What a form shows of a row and of the rows within it, in the way in which a browser sends it back: lists of strings
by field. Signed, it goes out with the form and comes back with what was typed.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core import signing
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME

FIELD = "_shown"
SALT = "outputs.admin.shown"

Values = dict[str, list[str]]
Shown = dict[str, Any]  # "fields": Values; "rows": by the formset's prefix, by the row's key: Values


def shown(form: forms.ModelForm, formsets: Iterable) -> Shown:
    return {"fields": values_of(form), "rows": {formset.prefix: rows_of(formset) for formset in formsets}}


def rows_of(formset) -> dict[str, Values]:
    return {str(form.instance.pk): values_of(form, own_fields(formset)) for form in formset.initial_forms}


def own_fields(formset) -> list[str]:
    """Those that people fill in."""
    ours = {formset.model._meta.pk.name, formset.fk.name, DELETION_FIELD_NAME, ORDERING_FIELD_NAME}
    return [name for name in formset.empty_form.fields if name not in ours]


def values_of(form, names: Iterable[str] | None = None) -> Values:
    """Of an unbound form; what only says what was seen is left out."""
    chosen = form.fields if names is None else names
    return {name: as_sent(form[name]) for name in chosen if name != "seen_version"}


def as_sent(bound) -> list[str]:
    widget, value = bound.field.widget, bound.value()
    widget = getattr(widget, "widget", widget)  # the admin's wrapper with its buttons
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    formatted = widget.format_value(value)
    if formatted is None or formatted == "":
        return []
    several = formatted if isinstance(formatted, list | tuple) else [formatted]
    return [line_ends(str(one)) for one in several if one not in ("", None)]


def sent(data, name: str) -> list[str]:
    return [line_ends(one) for one in data.getlist(name) if one != ""]


def line_ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def same(field: forms.Field, one: list[str], other: list[str]) -> bool:
    """Whether two ways of writing it mean the same: 05/10/2009 and 2009-10-05, or a text with a blank behind it."""
    if one == other or (len(one) > 1 and sorted(one) == sorted(other)):
        return True
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField) or isinstance(field.widget, forms.CheckboxInput):
        return False
    try:
        return field.to_python(written(one)) == field.to_python(written(other))
    except forms.ValidationError:
        return False


def written(values: list[str]) -> str:
    return values[0] if values else ""


def seal(row: models.Model, what: Shown) -> str:
    return signing.dumps([row._meta.label_lower, str(row.pk), what], salt=SALT, compress=True)


def opened(row: models.Model, token: str) -> Shown | None:
    """None where the form does not say what it showed, or showed another row."""
    try:
        label, key, what = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return what if (label, key) == (row._meta.label_lower, str(row.pk)) else None
