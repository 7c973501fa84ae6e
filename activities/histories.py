"""An entry's versions in the user's words: dates as the document prints them, outputs by code, the text as it reads."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from activities import richtext
from activities.dates import Precision, Stretch, When, printed
from activities.models import Entry, Occurrence
from outputs.history.lines import Line, said
from outputs.scopes import ALL, OutputScope
from outputs.screen import short_language

PLAIN = ("language", "place_to_be_confirmed", "outcome", "reason", "internal_note", "funders_welcome")


def lines(whole: dict[str, Any]) -> Iterator[Line]:
    fields, occurrences = whole["fields"], whole["parts"]["occurrences"]
    yield line("title", fields["title"])
    yield Line(key="when", label=_("When"), text=printed_dates(fields, occurrences))
    yield Line(key="where", label=_("Where"), text=printed_places(occurrences))
    yield line("text", richtext.plain(fields["text"]))
    yield Line(key="outputs", label=_("Outputs"), text=printed_scope(fields))
    yield Line(key="attachments", label=_("Files and links"), text=printed_attachments(whole["parts"]))
    for name in PLAIN:
        yield line(name, said(Entry._meta.get_field(name), fields[name]))
    yield Line(key="withheld", label=_("Withheld from"), text=withheld(whole["parts"].get("withholdings", ())))
    for name, other, label in (
        ("fulfilments", "activity", _("Carried out by")),
        ("fulfils", "forecast", _("Carries out")),
    ):
        linked = [one["fields"][other]["name"] for one in whole["parts"][name]]
        yield Line(key=name, label=label, text="; ".join(linked))


def printed_attachments(parts: dict[str, list]) -> str:
    return "\n".join(attachment(one["fields"]) for one in parts.get("attachments", ()))


def attachment(fields: dict[str, Any]) -> str:
    """`Programme (EN, programme.pdf, 12 KB; for readers)`."""
    size = filesizeformat(fields["size"]) if fields["size"] else ""
    told = (fields["reference"], fields["languages"].upper(), fields["file_name"], size, fields["address"])
    about = [", ".join(filter(None, told)), str(_("for readers")) if fields["for_readers"] else str(_("internal"))]
    return f"{fields['label']} ({'; '.join(about)})"


def withheld(rows) -> str:
    """Each series with the reason; reports add these rows to the thing."""
    return "\n".join(f"{row['fields']['series']['name']}: {row['fields']['reason']}" for row in rows)


def line(name: str, text: str) -> Line:
    return Line(key=name, label=capfirst(str(Entry._meta.get_field(name).verbose_name)), text=text)


def printed_dates(fields: dict[str, Any], occurrences: list[dict]) -> str:
    """In the language of the screen."""
    stretches = tuple(stretch_of(one["fields"]) for one in occurrences)
    if not stretches:
        return ""
    dated = any(not stretch.undated for stretch in stretches)
    when = When(stretches=stretches, to_be_confirmed=fields["date_to_be_confirmed"] and dated)
    return printed(when, language=short_language())


def printed_places(occurrences: list[dict]) -> str:
    """A line for each stretch where places differ, else the one place."""
    places = [one["fields"]["place"] for one in occurrences]
    return "\n".join(places if len(set(places)) > 1 else places[:1])


def printed_scope(fields: dict[str, Any]) -> str:
    scope = ALL if fields["all_outputs"] else OutputScope.of(one["name"] for one in fields["outputs"])
    return str(_("All")) if scope == ALL else ", ".join(scope.codes)


def stretch_of(fields: dict[str, Any]) -> Stretch:
    start, end = (date.fromisoformat(fields[name]) if fields[name] else None for name in ("start", "end"))
    return Stretch(start=start, end=end, precision=Precision(fields["precision"]), printed_as=fields["printed_as"])


def occurrences_of(whole: dict[str, Any]) -> list[Occurrence]:
    """Unsaved, for `activities.recording`."""
    return [Occurrence.of(stretch_of(one["fields"]), one["fields"]["place"]) for one in whole["parts"]["occurrences"]]
