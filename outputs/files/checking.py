"""Whether a file is what its name says, and of a size that is taken."""

import re

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from outputs.files.kinds import KINDS
from outputs.text import normalise

UNSAFE = re.compile(r'[\\/:*?"<>|]+')
LONGEST_NAME = 150


class NotTaken(Exception):
    """The message says why."""


def checked(name: str, content: bytes) -> tuple[str, str]:
    """The name as it is kept, and the type. Raises NotTaken."""
    kept = clean_name(name)
    ending = kept.rpartition(".")[2].lower()
    if ending not in settings.ATTACHMENT_TYPES or ending not in KINDS:
        told = ", ".join(settings.ATTACHMENT_TYPES)
        raise NotTaken(_("Files of this type are not taken. Taken are: %(types)s.") % {"types": told})
    if not content:
        raise NotTaken(_("The file is empty."))
    if len(content) > settings.ATTACHMENT_MOST_BYTES:
        most = filesizeformat(settings.ATTACHMENT_MOST_BYTES)
        raise NotTaken(_("The file is larger than %(most)s.") % {"most": most})
    media_type, fits = KINDS[ending]
    if not fits(content):
        raise NotTaken(_("This is no %(type)s file, whatever its name says.") % {"type": ending.upper()})
    return kept, media_type


def clean_name(name: str) -> str:
    """The last part of a path, in characters that every file system takes, without a dot in front."""
    last = UNSAFE.sub("-", re.split(r"[\\/]", normalise(name, multiline=False))[-1]).strip(" .-")
    stem, dot, ending = last.rpartition(".")
    room = LONGEST_NAME - len(ending) - 1
    return f"{stem[:room].rstrip(' .')}{dot}{ending}" if dot else last[:LONGEST_NAME]
