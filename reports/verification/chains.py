"""How the editions of a series hang together: numbered without a gap, each with the SHA-256 of the one before."""

from collections.abc import Iterator

from reports.models import Edition


class Chain:
    """Is shown every edition in the order of its series and remembers the one before."""

    def __init__(self) -> None:
        self.before: Edition | None = None

    def problems(self, edition: Edition) -> Iterator[str]:
        before = self.before if self.before and self.before.series_id == edition.series_id else None
        self.before = edition
        place, digest = (before.sequence, before.sha256) if before else (0, "")
        if edition.sequence != place + 1:
            yield f"it does not follow edition {place} of the series" if place else "those before it are missing"
        if edition.previous_sha256 != digest:
            yield "it does not name the SHA-256 of the edition before" if before else "it names an edition before it"
