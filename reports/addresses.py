"""E-mail addresses as people list them, one a line."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

LONGEST = 254  # characters of an address, as the outbox keeps it


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The addresses, each once whatever its case, and what is none: its line's number, from one, and its text."""

    addresses: tuple[str, ...]
    refused: tuple[tuple[int, str], ...]

    @property
    def refusals(self) -> list[str]:
        told = _("Line %(number)d: “%(text)s” is no e-mail address.")
        return [told % {"number": number, "text": text} for number, text in self.refused]


def listed(text: str) -> Listed:
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    good = [line for _number, line in lines if is_address(line)]
    return Listed(addresses=once(good), refused=tuple(one for one in lines if not is_address(one[1])))


def once(addresses: Iterable[str]) -> tuple[str, ...]:
    """As it was written first."""
    found: dict[str, str] = {}
    for address in addresses:
        found.setdefault(address.lower(), address)
    return tuple(found.values())


def is_address(text: str) -> bool:
    """One address and nothing else: no name beside it, no second one, no line break that would begin another head."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST


def validate_addresses(text: str) -> None:
    """Names each line that is no address."""
    if refusals := listed(text).refusals:
        raise ValidationError(refusals)
