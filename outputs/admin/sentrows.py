"""The rows of a formset as they were sent, and written anew into what was sent."""

from dataclasses import dataclass

from django.forms.formsets import DELETION_FIELD_NAME

from outputs.admin.shown import Values, own_fields, sent


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRow:
    """`key` is empty where the row is new."""

    prefix: str
    key: str
    values: Values
    is_deleted: bool


def sent_rows(formset, data) -> list[SentRow]:
    prefix, names, total = formset.prefix, own_fields(formset), data.get(f"{formset.prefix}-TOTAL_FORMS", "")
    number = min(int(total), formset.absolute_max) if total.isascii() and total.isdecimal() else 0
    return [
        SentRow(
            prefix=prefix,
            key=data.get(f"{prefix}-{place}-{formset.model._meta.pk.name}", ""),
            values={name: sent(data, f"{prefix}-{place}-{name}") for name in names},
            is_deleted=bool(data.get(f"{prefix}-{place}-{DELETION_FIELD_NAME}")),
        )
        for place in range(number)
    ]


def write_rows(formset, data, known: list[tuple[str, Values, bool]], new: list[tuple[Values, bool]]) -> None:
    """Rows that are there come first, as formsets want it."""
    prefix = formset.prefix
    for key in [key for key in data if key.startswith(f"{prefix}-") and not key.endswith("_FORMS")]:
        del data[key]
    data[f"{prefix}-INITIAL_FORMS"], data[f"{prefix}-TOTAL_FORMS"] = str(len(known)), str(len(known) + len(new))
    for place, (key, values, gone) in enumerate([*known, *(("", *one) for one in new)]):
        for name, value in values.items():
            data.setlist(f"{prefix}-{place}-{name}", value)
        data[f"{prefix}-{place}-{formset.model._meta.pk.name}"] = key
        data[f"{prefix}-{place}-{formset.fk.name}"] = str(formset.instance.pk)
        if gone:
            data[f"{prefix}-{place}-{DELETION_FIELD_NAME}"] = "on"
