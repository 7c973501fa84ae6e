"""How a change is said: the forms of the statements, for every kind of change alike."""

from dataclasses import dataclass
from typing import Any

from reports.corrections.phrases import PHRASES
from reports.corrections.wording import word_for_word
from reports.documents import ChangeLine, Piece
from reports.renderers.words import WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing of a subject, as it was printed and as it is printed now; nothing is said where that is the same.

    `what` is empty where the subject itself is what changed. A `text` is told word for word, in its own `language`;
    `marked` says that it differs, if only in more than its words.
    """

    before: str
    after: str
    what: str = ""
    text: bool = False
    language: str = ""
    marked: bool = False

    @property
    def same_words(self) -> bool:
        return one_line(self.before) == one_line(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The language of the document, and the project's word for an output."""

    language: str
    output_word: str = ""

    @property
    def phrases(self) -> dict[str, Any]:
        return PHRASES[self.language]

    @property
    def words(self) -> dict[str, Any]:
        """Those that the document itself prints."""
        return WORDS[self.language]

    @property
    def things(self) -> dict[str, str]:
        return self.phrases["things"]

    @property
    def output(self) -> str:
        return self.output_word or self.words["output"]

    def lines(self, subject: str, *things: Thing) -> list[ChangeLine]:
        """A line per thing; one at least, for what differs without being printed differs nevertheless."""
        said = [self.of_thing(subject, thing) for thing in things if thing.marked or not thing.same_words]
        return said or [self.line(subject, self.phrases["alike"])]

    def of_thing(self, subject: str, thing: Thing) -> ChangeLine:
        before, after = one_line(thing.before), one_line(thing.after)
        if before == after:
            statement = self.phrases["alike"]
        elif thing.text:
            statement = self.phrases["reworded" if before and after else "added" if after else "removed"]
        else:
            form = "exchanged" if before and after else "put in" if after else "left out"
            statement = self.phrases[form].format(before=before, after=after)
        pieces = word_for_word(before, after) if thing.text and before != after else ()
        return self.line(subject, statement, what=thing.what, pieces=pieces, language=thing.language)

    def line(
        self, subject: str, statement: str, *, what: str = "", pieces: tuple[Piece, ...] = (), language: str = ""
    ) -> ChangeLine:
        if what:
            statement = self.phrases["of"].format(what=what, statement=statement)
        return ChangeLine(
            subject=one_line(subject), statement=statement, language=language or self.language, pieces=pieces
        )


def one_line(text: str) -> str:
    return " ".join(text.split())
