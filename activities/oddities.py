"""Odd characters in what an author typed: a finding for each of them in each field, for the form to show.

Works on what is posted, before it is stored: storing drops what nobody sees, and an author should hear of that too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from activities import richtext
from activities.models import Entry
from outputs.oddities import Oddity, mended, oddities

FIELDS = {
    re.compile("title"): _("Title"),
    re.compile("text"): _("Text"),
    re.compile(r"occurrences-\d+-place"): _("Place"),
    re.compile(r"occurrences-\d+-printed_as"): _("Printed as"),
}
AROUND = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One odd character in one field: where it stands first, what is around it there, and how often it comes."""

    field: str
    oddity: Oddity
    before: str
    after: str
    times: int = 1

    @property
    def is_dropped(self) -> bool:
        return self.oddity.mended == ""


def in_posted(posted: Mapping[str, str]) -> tuple[Finding, ...]:
    return _findings((label, _shown(posted.get(name, ""))) for name, label in _fields(posted))


def in_entry(entry: Entry) -> tuple[Finding, ...]:
    told = [(_("Title"), entry.title), (_("Text"), richtext.plain(entry.text))]
    told += [(_("Place"), place) for place in entry.places()]
    return _findings(told)


def mended_fields(posted: Mapping[str, str]) -> dict[str, str]:
    """Those of the fields that change, with everything mended that can be."""
    changed = {name: mended(posted[name]) for name, _label in _fields(posted)}
    return {name: text for name, text in changed.items() if text != posted[name]}


def _fields(posted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in posted:
        for pattern, label in FIELDS.items():
            if pattern.fullmatch(name):
                yield name, label


def _shown(text: str) -> str:
    return richtext.bare(text) if richtext.is_html(text) else text


def _findings(told: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    found: dict[tuple[str, str], Finding] = {}
    for field, text in told:
        for oddity in oddities(text):
            start, end = oddity.place - 1, oddity.place - 1 + len(oddity.text)
            key = (str(field), oddity.text)
            seen = found.get(key)
            found[key] = (
                replace(seen, times=seen.times + 1)
                if seen
                else Finding(
                    field=field,
                    oddity=oddity,
                    before=text[max(0, start - AROUND) : start],
                    after=text[end : end + AROUND],
                )
            )
    return tuple(found.values())
