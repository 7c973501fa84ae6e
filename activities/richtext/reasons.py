"""Why a text is refused, as sentences that a form can translate: `gettext_noop` marks them and does nothing else,
because this package knows no Django.
"""


class TextTooLong(ValueError):
    """More than a document can carry; `template` is a key for a translation catalogue."""

    def __init__(self, template: str, *, count: int, limit: int) -> None:
        super().__init__(template % {"count": f"{count:,}", "limit": f"{limit:,}"})
        self.template, self.count, self.limit = template, count, limit


def gettext_noop(message: str) -> str:
    return message


CHARACTERS = gettext_noop("The text has %(count)s characters; at most %(limit)s fit.")
PARTS = gettext_noop("The text has %(count)s paragraphs and list items; at most %(limit)s fit.")
CHANGES = gettext_noop(
    "The text has %(count)s changes between plain, bold, italic and linked text; at most %(limit)s fit."
)
ADDRESSES = gettext_noop("The text has %(count)s characters in the addresses of its links; at most %(limit)s fit.")
SOURCE = gettext_noop("The text has %(count)s characters of HTML; at most %(limit)s fit.")
TAGS = gettext_noop("The text has %(count)s tags; at most %(limit)s fit.")
