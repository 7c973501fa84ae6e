"""What tells a file's type: its first bytes, or the part that a packed document must have. Nothing is unpacked but
names and, of OpenDocument, the short line that says what it is.
"""

from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

MOST_PARTS = 5_000
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


def begins(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signatures)


def office(part: str) -> Callable[[bytes], bool]:
    """A document of Word, Excel or PowerPoint, without macros."""
    return lambda content: (
        {"[Content_Types].xml", part} <= (names := parts(content))
        and not any(name.lower().endswith("vbaproject.bin") for name in names)
    )


def opened(media_type: str) -> Callable[[bytes], bool]:
    """OpenDocument begins with an unpacked part that names its type."""
    told = b"mimetype" + media_type.encode()
    return lambda content: content[30 : 30 + len(told)] == told and "content.xml" in parts(content)


def parts(content: bytes) -> frozenset[str]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
        return frozenset()
    return frozenset(names) if len(names) <= MOST_PARTS else frozenset()


def is_text(content: bytes) -> bool:
    """UTF-8, or one of the alphabets of Windows, without controls."""
    controls = set(range(32)) - {9, 10, 12, 13}
    return not controls & set(content) and not content.lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml"))


# By the ending of the name. Nothing that a browser or an office would run.
KINDS: dict[str, tuple[str, Callable[[bytes], bool]]] = {
    "pdf": ("application/pdf", begins(b"%PDF-")),
    "docx": (f"{OFFICE}wordprocessingml.document", office("word/document.xml")),
    "xlsx": (f"{OFFICE}spreadsheetml.sheet", office("xl/workbook.xml")),
    "pptx": (f"{OFFICE}presentationml.presentation", office("ppt/presentation.xml")),
    "odt": (f"{OPEN}text", opened(f"{OPEN}text")),
    "ods": (f"{OPEN}spreadsheet", opened(f"{OPEN}spreadsheet")),
    "png": ("image/png", begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": ("image/jpeg", begins(b"\xff\xd8\xff")),
    "jpeg": ("image/jpeg", begins(b"\xff\xd8\xff")),
    "txt": ("text/plain", is_text),
    "csv": ("text/csv", is_text),
}
