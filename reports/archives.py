"""A zip archive that is sent while it is made: one file in memory at a time, and the same files give the same bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FIXED = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name: it says nothing
READABLE = 0o644 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """`packed` says that its bytes are compressed already."""

    name: str
    content: bytes
    packed: bool = False


class _Outbox:
    """What the archive was written so far and nobody took yet. It cannot be wound back, and says so."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, chunk: bytes) -> int:
        self.waiting.append(bytes(chunk))
        return len(chunk)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        chunks, self.waiting = self.waiting, []
        return b"".join(chunks)


def zipped(files: Iterable[File]) -> Iterator[bytes]:
    outbox = _Outbox()
    with ZipFile(outbox, "w") as archive:
        for file in files:
            entry = ZipInfo(file.name, date_time=FIXED)
            entry.compress_type = ZIP_STORED if file.packed else ZIP_DEFLATED
            entry.external_attr = READABLE
            archive.writestr(entry, file.content)
            yield outbox.taken()
    yield outbox.taken()
