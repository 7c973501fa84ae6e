"""What a file or a code is, as far as whoever asks may know it.

Of an edition that the reader may not see, nothing is told but how it stands.
"""

import hashlib
from dataclasses import dataclass

from reports.canonical import typed_code
from reports.funders.strangers import UnreadableFile, enclosed_document
from reports.funders.wording import EXPLANATIONS, HEADLINES, NAMED, Standing
from reports.models import Edition

DIGEST = 64  # letters of a SHA-256


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`edition` only where the reader may see it. `by_code` where no file was looked at, only what is printed on it."""

    standing: Standing
    edition: Edition | None = None
    by_code: bool = False

    @property
    def headline(self) -> str:
        """One sentence, which names the edition where it may be named."""
        if self.edition is None:
            return HEADLINES[self.standing, self.by_code]
        return NAMED[self.standing, self.by_code] % {"number": self.edition.number, "title": self.edition.title}

    @property
    def explanation(self) -> str:
        return EXPLANATIONS[self.standing, self.by_code]


def of_file(content: bytes, *, user) -> Answer:
    """A file of ours is known by its bytes. Another one is opened: it may carry a document of ours."""
    found = edition_of(hashlib.sha256(content).hexdigest())
    if found:
        return answer(found, user=user)
    try:
        inside = enclosed_document(content)
    except UnreadableFile:
        return Answer(standing=Standing.UNREADABLE)
    carried = edition_of(hashlib.sha256(inside).hexdigest()) if inside else None
    return answer(carried, user=user, altered=True) if carried else Answer(standing=Standing.UNKNOWN)


def of_code(text: str, *, user) -> Answer:
    """A code as it is printed, or the SHA-256 of a file or of a document."""
    typed = typed_code(text)
    found = edition_of(typed.lower()) if len(typed) == DIGEST else editions().filter(code=typed).first()
    return answer(found, user=user, by_code=True) if found else Answer(standing=Standing.UNKNOWN, by_code=True)


def edition_of(digest: str) -> Edition | None:
    """That of a file or of a document; each is looked up by its own index."""
    return editions().filter(file__sha256=digest).first() or editions().filter(sha256=digest).first()


def editions():
    return Edition.objects.with_standing().without_bytes()


def answer(edition: Edition, *, user, altered: bool = False, by_code: bool = False) -> Answer:
    """Of what was withdrawn nobody is told more than that."""
    if edition.is_withdrawn:
        return Answer(standing=Standing.WITHDRAWN, by_code=by_code)
    standing = Standing.SUPERSEDED if edition.is_superseded else Standing.CURRENT
    visible = Edition.objects.visible_to(user).filter(pk=edition.pk).exists()
    return Answer(
        standing=Standing.ALTERED if altered else standing, edition=edition if visible else None, by_code=by_code
    )
