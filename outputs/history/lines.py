"""A thing as lines in the user's words, and how two of its versions differ, word for word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from outputs.history.things import Thing

SIMILAR = 0.3  # of two texts that share less than that, the words they have in common say nothing

FINGERPRINT = 8  # signs of a SHA-256, enough to see that it is another one


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that were `kept`, `removed` or `added`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


def told(thing: Thing, whole: dict[str, Any] | None) -> tuple[Line, ...]:
    """The lines of a whole that say something."""
    if whole is None:
        return ()
    lines = thing.lines(whole) if thing.lines else (*field_lines(thing, whole), *part_lines(thing, whole))
    return tuple(line for line in lines if line.text)


def field_lines(thing: Thing, whole: dict[str, Any]) -> Iterator[Line]:
    for name in thing.fields:
        column = thing.model._meta.get_field(name)
        text = said(column, whole["fields"].get(name))
        yield Line(key=name, label=capfirst(str(column.verbose_name)), text=text)


def part_lines(thing: Thing, whole: dict[str, Any]) -> Iterator[Line]:
    for part in (one for one in thing.parts if one.told):
        model = thing.model._meta.get_field(part.name).related_model
        for row in whole["parts"].get(part.name, ()):
            named = f"{capfirst(str(model._meta.verbose_name))} “{row['name']}”"
            for name in part.fields:
                column = model._meta.get_field(name)
                text = said(column, row["fields"].get(name))
                yield Line(key=f"{part.name}/{row['pk']}/{name}", label=f"{named}: {column.verbose_name}", text=text)


def said(column, value: Any) -> str:
    """A plain value as people read it."""
    if isinstance(value, dict):
        return value["name"]
    if isinstance(value, list):
        return ", ".join(one["name"] if isinstance(one, dict) else str(one) for one in value)
    if isinstance(value, bool):
        return _("yes") if value else ""
    if value in (None, ""):
        return ""
    if column.is_relation:
        return f"{value[:FINGERPRINT]}…"  # a stored file
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if column.get_internal_type() == "DateField":
        return date_format(date.fromisoformat(value), "j F Y")
    return str(value)


def differences(before: Sequence[Line], after: Sequence[Line]) -> tuple[Difference, ...]:
    """In the order of the newer one; what is gone comes last."""
    old, new = {line.key: line for line in before}, {line.key: line for line in after}
    return tuple(
        difference((new.get(key) or old[key]).label, old[key].text if key in old else "", text_in(new, key))
        for key in (*new, *(key for key in old if key not in new))
        if (old[key].text if key in old else "") != text_in(new, key)
    )


def text_in(lines: dict[str, Line], key: str) -> str:
    return lines[key].text if key in lines else ""


def difference(label: str, before: str, after: str) -> Difference:
    return Difference(label=label, before=before, after=after, pieces=tuple(word_for_word(before, after)))


def word_for_word(before: str, after: str) -> Iterator[Piece]:
    """Lines are kept apart: an end of line is a word of its own."""
    old, new = words(before), words(after)
    matcher = SequenceMatcher(None, old, new)
    codes = matcher.get_opcodes() if matcher.ratio() >= SIMILAR else [("replace", 0, len(old), 0, len(new))]
    for tag, start, end, new_start, new_end in codes:
        if tag == "equal":
            yield Piece(kind="kept", text=" ".join(old[start:end]))
            continue
        if start < end:
            yield Piece(kind="removed", text=" ".join(old[start:end]))
        if new_start < new_end:
            yield Piece(kind="added", text=" ".join(new[new_start:new_end]))


def words(text: str) -> list[str]:
    return text.replace("\n", " \n ").split(" ") if text else []
