"""Terms and footnotes. A mark such as `Kosovo*` is a term with a sign behind it; documents print the footnote where the
mark stands, so that the term alone prints without it.
"""

import re
from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from activities import richtext
from activities.models import Entry

SIGN = re.compile(r"\W+\Z")
STARRED = re.compile(r"\b\w[\w’'-]*\*+(?!\w)")


def unmarked(entry: Entry, marks: Collection[str]) -> Iterator[str]:
    """Terms that stand in the entry without their mark; where it stands once, it need not stand again."""
    words = said(entry)
    for mark in marks:
        term = SIGN.sub("", mark)
        if term and term != mark and mark not in words and re.search(rf"\b{re.escape(term)}\b", words):
            yield _("“%(term)s” needs its footnote: write “%(mark)s”.") % {"term": term, "mark": mark}


def without_a_footnote(entry: Entry, marks: Collection[str]) -> Iterator[str]:
    """Words with an asterisk of which the project has no footnote."""
    for word in dict.fromkeys(STARRED.findall(said(entry))):
        if not any(mark.endswith(word) for mark in marks):
            yield _("“%s” has the sign of a footnote, and the project data have none for it.") % word


def said(entry: Entry) -> str:
    return "\n".join([entry.title, richtext.plain(entry.text), *entry.places()])
