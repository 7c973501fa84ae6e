"""What a zip file says of itself, looked at before anything in it is opened. Imports no Django."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from activities.imports import refusals
from activities.imports.refusals import FileRefused

MOST_MEMBERS = 400
MOST_BYTES = 60_000_000
HIGHEST_RATIO = 150  # repetitive sheets reach 40
UNCOUNTED = 1_000_000  # a member that small may be as dense as it likes
WORKBOOK = "[Content_Types].xml"
ENCRYPTED = 0x1


def opened(content: bytes) -> ZipFile:
    """The archive, of whose members none is larger than it says: reading stops there. Raises FileRefused."""
    archive = ZipFile(BytesIO(content))
    members = archive.infolist()
    names = [member.filename for member in members]
    if WORKBOOK not in names:
        raise FileRefused(refusals.NO_WORKBOOK)
    sound = len(members) <= MOST_MEMBERS and len(set(names)) == len(names) and all(map(harmless, members))
    if not sound or sum(member.file_size for member in members) > MOST_BYTES:
        raise FileRefused(refusals.SUSPICIOUS)
    return archive


def harmless(member: ZipInfo) -> bool:
    parts = member.filename.split("/")
    return (
        member.compress_type in (ZIP_STORED, ZIP_DEFLATED)
        and not member.flag_bits & ENCRYPTED
        and not member.filename.startswith("/")
        and not {"..", "."} & set(parts)
        and ("\\" not in member.filename and ":" not in member.filename)
        and (member.file_size <= UNCOUNTED or member.file_size <= HIGHEST_RATIO * member.compress_size)
    )
