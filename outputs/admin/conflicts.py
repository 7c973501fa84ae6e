"""Two people on one form: what the second to save is asked, and what is saved of both."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from outputs.admin.sentrows import SentRow, sent_rows, write_rows
from outputs.admin.shown import Shown, Values, same, sent
from outputs.history.lines import Piece, word_for_word

DECIDED = "_decided"
CHOICE = "_keep:"
MINE, THEIRS = "mine", "theirs"

Say = Callable[[forms.Field, str, list[str]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field, or one row that the one took away and the other kept. `lean` is what is chosen unless the user says
    otherwise: what the other did where the user did not touch it, and the other way round; empty where both did.
    """

    name: str
    label: str
    theirs: str
    mine: str
    lean: str = ""

    @property
    def field(self) -> str:
        return f"{CHOICE}{self.name}"

    @property
    def options(self) -> tuple[tuple[str, str, tuple[Piece, ...], bool], ...]:
        pieces = tuple(word_for_word(self.theirs, self.mine))
        old = tuple(piece for piece in pieces if piece.kind != "added")
        new = tuple(piece for piece in pieces if piece.kind != "removed")
        return (
            (THEIRS, _("Theirs"), old, self.lean == THEIRS),
            (MINE, _("Mine"), new, self.lean == MINE),
        )


@dataclass(kw_only=True)
class Encounter:
    """What was sent (`data`) beside what stands there now; `base` is what the sender had seen, None if that is not
    known. `form` and `formsets` are unbound, of the row as it stands.
    """

    form: forms.ModelForm
    formsets: list
    data: Any
    now: Shown
    base: Shown | None
    say: Say

    def questions(self) -> list[Question]:
        found = [*self.field_questions(), *(one for formset in self.formsets for one in self.row_questions(formset))]
        return [replace(one, lean=self.choice(one)) for one in found]

    def choice(self, one: Question) -> str:
        """Once the user was asked only their word counts, as long as what they were shown still stands."""
        told = self.data.get(one.field, "")
        if DECIDED in self.data and self.base == self.now:
            return told
        return told if told and one.lean == MINE else one.lean

    def field_questions(self) -> Iterator[Question]:
        base = self.base["fields"] if self.base else {}
        for name, values in self.now["fields"].items():
            field, mine = self.form.fields[name], sent(self.data, self.form.add_prefix(name))
            if not same(field, mine, values):
                yield self.question(field, name, name, mine, values, base.get(name))

    def question(self, field, key: str, name: str, mine: list[str], theirs: list[str], base: list[str] | None, row=""):
        label = f"{row}: {label_of(field, name)}" if row else label_of(field, name)
        return Question(
            name=key,
            label=label,
            theirs=self.say(field, name, theirs),
            mine=self.say(field, name, mine),
            lean=lean(base is not None and same(field, mine, base), base is not None and same(field, theirs, base)),
        )

    def row_questions(self, formset) -> Iterator[Question]:
        if getattr(formset, "written_whole", False):
            yield from self.list_question(formset)
            return
        there, titles = self.now["rows"][formset.prefix], {str(one.instance.pk): one for one in formset.initial_forms}
        base = self.base["rows"].get(formset.prefix, {}) if self.base else {}
        for row in sent_rows(formset, self.data):
            if row.key not in there:
                if row.key and not row.is_deleted:
                    yield self.row_question(formset, row, mine=row.values, theirs=None, base=base.get(row.key))
            elif row.is_deleted:
                yield self.row_question(formset, row, mine=None, theirs=there[row.key], base=base.get(row.key))
            else:
                yield from self.fields_of_row(row, titles[row.key], there[row.key], base.get(row.key, {}))

    def fields_of_row(self, row: SentRow, form, theirs: Values, base: Values) -> Iterator[Question]:
        for name, values in theirs.items():
            field, key = form.fields[name], f"{row.prefix}:{row.key}:{name}"
            if not same(field, row.values[name], values):
                yield self.question(field, key, name, row.values[name], values, base.get(name), row=str(form.instance))

    def row_question(self, formset, row: SentRow, *, mine: Values | None, theirs: Values | None, base: Values | None):
        fields = formset.empty_form.fields
        gone = _("Taken away")
        untouched = base is not None and mine is not None and all(same(fields[n], mine[n], base[n]) for n in base)
        unchanged = base is not None and theirs is not None and theirs == base
        return Question(
            name=f"{row.prefix}:{row.key}",
            label=str(formset.model._meta.verbose_name).capitalize(),
            theirs=gone if theirs is None else self.told(fields, theirs),
            mine=gone if mine is None else self.told(fields, mine),
            lean=lean(untouched, unchanged),
        )

    def list_question(self, formset) -> Iterator[Question]:
        """Lines that are written as one: they are kept together, too."""
        fields = formset.empty_form.fields
        theirs = list(self.now["rows"][formset.prefix].values())
        mine = [row.values for row in sent_rows(formset, self.data) if not row.is_deleted and any(row.values.values())]
        base = list(self.base["rows"].get(formset.prefix, {}).values()) if self.base else None
        if not alike(fields, mine, theirs):
            yield Question(
                name=formset.prefix,
                label=str(formset.opts.verbose_name_plural if hasattr(formset, "opts") else "").capitalize()
                or str(formset.model._meta.verbose_name_plural).capitalize(),
                theirs="\n".join(self.told(fields, one) for one in theirs),
                mine="\n".join(self.told(fields, one) for one in mine),
                lean=lean(
                    base is not None and alike(fields, mine, base), base is not None and alike(fields, theirs, base)
                ),
            )

    def told(self, fields, values: Values) -> str:
        """A row in one line."""
        said = (self.say(fields[name], name, value) for name, value in values.items())
        return " · ".join(one for one in said if one)

    def merged(self):
        """What was sent, with theirs in the place of mine wherever it was chosen; rows are numbered anew."""
        data = self.data.copy()
        for name, values in self.now["fields"].items():
            if self.chose(name) == THEIRS:
                data.setlist(self.form.add_prefix(name), values)
        for formset in self.formsets:
            self.merge_rows(formset, data)
        return data

    def chose(self, name: str) -> str:
        return self.data.get(f"{CHOICE}{name}", "")

    def merge_rows(self, formset, data) -> None:
        there, rows = self.now["rows"][formset.prefix], sent_rows(formset, self.data)
        if getattr(formset, "written_whole", False):
            mine = [row.values for row in rows if not row.is_deleted]
            lines = list(there.values()) if self.chose(formset.prefix) == THEIRS else mine
            write_rows(formset, data, [], [(values, False) for values in lines])
            return
        known, new = [], []
        for row in rows:
            if row.key in there:
                known.append((row.key, *self.row_merged(row, there[row.key])))
            elif not row.key or self.chose(f"{row.prefix}:{row.key}") == MINE:
                new.append((row.values, row.is_deleted))
        write_rows(formset, data, known, new)

    def row_merged(self, row: SentRow, theirs: Values) -> tuple[Values, bool]:
        if row.is_deleted:
            return (theirs, False) if self.chose(f"{row.prefix}:{row.key}") == THEIRS else (theirs, True)
        chosen = {name: self.chose(f"{row.prefix}:{row.key}:{name}") for name in theirs}
        return {name: theirs[name] if chosen[name] == THEIRS else row.values[name] for name in theirs}, False


def alike(fields, some: list[Values], others: list[Values]) -> bool:
    return len(some) == len(others) and all(
        same(fields[name], one[name], other[name]) for one, other in zip(some, others, strict=True) for name in one
    )


def lean(untouched: bool, unchanged: bool) -> str:
    if untouched:
        return THEIRS
    return MINE if unchanged else ""


def label_of(field: forms.Field, name: str) -> str:
    return str(field.label or name.replace("_", " ").capitalize())


def say(field: forms.Field, name: str, values: list[str]) -> str:
    """As people read it: the words of what was chosen, yes or no."""
    if isinstance(field.widget, forms.CheckboxInput):
        return _("yes") if values else _("no")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        words = {str(key): str(label) for key, label in flat(field.choices)}
        return ", ".join(words.get(one, one) for one in values)
    return "\n".join(values)


def flat(choices: Iterable) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
