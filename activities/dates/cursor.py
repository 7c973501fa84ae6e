"""A place in a row of tokens, which only ever moves forward."""

from activities.dates import reasons
from activities.dates.reasons import DateError, excerpt
from activities.dates.tokens import Token
from activities.dates.vocabulary import Kind


class Cursor:
    """The last token is an END, which is never taken."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.position = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    @property
    def kind(self) -> Kind:
        return self.token.kind

    @property
    def following(self) -> Token:
        return self.tokens[min(self.position + 1, len(self.tokens) - 1)]

    @property
    def previous(self) -> Token:
        return self.tokens[self.position - 1]

    def take(self) -> Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def accept(self, *kinds: Kind) -> Token | None:
        return self.take() if self.kind in kinds else None

    def skip(self, *kinds: Kind) -> None:
        while self.accept(*kinds):
            pass

    def piece(self, start: int) -> str:
        return excerpt(self.text[self.tokens[start].start : self.tokens[self.position - 1].end])

    def not_expected(self, token: Token | None = None) -> DateError:
        token = token or self.token
        if token.kind is Kind.END:
            return DateError(reasons.INCOMPLETE)
        return DateError(reasons.NOT_EXPECTED, piece=excerpt(token.typed))
