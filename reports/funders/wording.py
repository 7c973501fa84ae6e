"""What the page says of each standing, whether a file was looked at (False) or only a code (True)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Standing(TextChoices):
    CURRENT = "current", _("current")
    SUPERSEDED = "superseded", _("superseded")
    WITHDRAWN = "withdrawn", _("withdrawn")
    ALTERED = "altered", _("altered or re-saved")
    UNKNOWN = "unknown", _("unknown")
    UNREADABLE = "unreadable", _("cannot be read")


FILE, CODE = False, True

HEADLINES = {
    (Standing.CURRENT, FILE): _("This is an edition as it was published, and it is the current one."),
    (Standing.SUPERSEDED, FILE): _("This is an edition as it was published. A later one has superseded it."),
    (Standing.WITHDRAWN, FILE): _("This edition was withdrawn."),
    (Standing.ALTERED, FILE): _("This file is not as it was published: it was altered or saved again."),
    (Standing.UNKNOWN, FILE): _("This file is not known here."),
    (Standing.UNREADABLE, FILE): _("This file cannot be read."),
    (Standing.CURRENT, CODE): _("This is the code of an edition, and it is the current one."),
    (Standing.SUPERSEDED, CODE): _("This is the code of an edition. A later one has superseded it."),
    (Standing.WITHDRAWN, CODE): _("This edition was withdrawn."),
    (Standing.UNKNOWN, CODE): _("This code is not known here."),
}

# Where the reader may know which edition it is.
NAMED = {
    (Standing.CURRENT, FILE): _("This is edition %(number)d of “%(title)s”, as it was published."),
    (Standing.SUPERSEDED, FILE): _("This is edition %(number)d of “%(title)s”, as it was published."),
    (Standing.ALTERED, FILE): _("This was edition %(number)d of “%(title)s”. It was altered or saved again."),
    (Standing.CURRENT, CODE): _("This is the code of edition %(number)d of “%(title)s”."),
    (Standing.SUPERSEDED, CODE): _("This is the code of edition %(number)d of “%(title)s”."),
}

_copied = _("A code can be copied to another paper. To be sure of a PDF, verify the file itself.")

EXPLANATIONS = {
    (Standing.CURRENT, FILE): _("Every byte is as it was published."),
    (Standing.SUPERSEDED, FILE): _(
        "Every byte is as it was published. What was corrected stands in the later edition."
    ),
    (Standing.WITHDRAWN, FILE): _("It was published once and taken back. Do not rely on it."),
    (Standing.ALTERED, FILE): _(
        "It carries the data of an edition, but it is not the file that was published. What its pages show may be "
        "something else: rely on the edition itself."
    ),
    (Standing.UNKNOWN, FILE): _(
        "No edition was published as this file, and it carries the data of none. It may be a draft, a scan, a copy "
        "that was printed to a file, or no document of ours."
    ),
    (Standing.UNREADABLE, FILE): _(
        "It is no PDF, it is damaged or locked with a password, or it takes longer to read than a document of ours."
    ),
    (Standing.CURRENT, CODE): _copied,
    (Standing.SUPERSEDED, CODE): _copied,
    (Standing.WITHDRAWN, CODE): _("It was published once and taken back. Do not rely on it."),
    (Standing.UNKNOWN, CODE): _(
        "Compare it with the last page of the document: sixteen letters and digits, among them no I, L, O or U."
    ),
}
