"""What reviewers mended, word by word."""

from dataclasses import dataclass

from activities import richtext
from reports.corrections.voice import Thing, Voice
from reports.desk.standing import person
from reports.models import Mending
from reports.renderers.presentation import printed_change


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """`lines` are in the language of the document."""

    mending: Mending
    by: str
    lines: tuple[dict, ...]


def mended(mending: Mending, language: str) -> Mended:
    voice, before, after = Voice(language=language), mending.before, mending.after
    told = {"text": True, "language": after["language"]}
    lines = voice.lines(
        before["title"],
        Thing(what=voice.things["title"], before=before["title"], after=after["title"], **told),
        Thing(what=voice.things["place"], before=places(before), after=places(after), text=True),
        Thing(
            what=voice.things["text"],
            before=richtext.plain(before["text"]),
            after=richtext.plain(after["text"]),
            marked=before["text"] != after["text"],
            **told,
        ),
    )
    return Mended(mending=mending, by=person(mending), lines=tuple(printed_change(line, language) for line in lines))


def places(words: dict) -> str:
    return "; ".join(words["places"])
