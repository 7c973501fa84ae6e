"""Forms left half-filled come back: what is typed is kept while it is typed, for its author alone.

A page that holds such a form seals into it who fills in what; whatever is kept comes with that seal. Rights are asked
again when it is brought back, for then the page itself is opened. Files, passwords and tokens are never kept.
"""

from outputs.keeping.bringing import filled_in, filled_in_rows
from outputs.keeping.notices import Notice, brought_back, saved
from outputs.keeping.seals import FIELD, Page, page_of
from outputs.keeping.verbs import NoForm, TooLong, colleagues, forget, hand_over, keep, keep_sent, kept_by

__all__ = [
    "FIELD",
    "NoForm",
    "Notice",
    "Page",
    "TooLong",
    "brought_back",
    "colleagues",
    "filled_in",
    "filled_in_rows",
    "forget",
    "hand_over",
    "keep",
    "keep_sent",
    "kept_by",
    "page_of",
    "saved",
]
