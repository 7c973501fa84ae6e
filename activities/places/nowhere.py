"""What people write where a thing happens in no place, or where the place is not known yet; English and French."""

import re

from activities.places.keys import key_of

_MEANS = (
    r"online|on line|en ligne|virtual|virtuel|virtuelle|virtually|remote|a distance|distance|internet|web|webinar|"
    r"webinaire|(?:online|virtual|virtuel) (?:meeting|event)|reunion (?:en ligne|virtuelle)|"
    r"(?:video|web|audio|tele|visio) ?conferenc(?:e|ing)|visio|conference call|conference telephonique|"
    r"(?:tele)?phone|(?:tele)?phone (?:call|conference)|email|e mail|courriel|correspondence|correspondance|"
    r"written procedure|procedure ecrite|zoom|teams|skype|webex|kudo"
)
_PREFIX = r"(?:(?:via|by|through|on|over|par|en|the|a|an|une|la|le) )*"
_UNKNOWN = (
    r"|tbc|tbd|tba|to be (?:confirmed|decided|determined|announced|defined)|"
    r"a (?:confirmer|definir|determiner|preciser)|"
    r"unknown|not (?:yet )?known|n ?a|none|various|various places|several places|divers|diverses|divers lieux|"
    r"different places|hybrid|hybride"
)
_NOWHERE = re.compile(f"(?:{_PREFIX}(?:{_MEANS})(?: {_PREFIX}(?:{_MEANS}))?{_UNKNOWN})?")
_REMARK = re.compile(r"[\s,;(\[]+(?:tbc|tbd|to be confirmed|[àa] confirmer)[\s)\].]*$", re.IGNORECASE)


def is_nowhere(place: str) -> bool:
    """Also of a text without a letter."""
    return _NOWHERE.fullmatch(key_of(place)) is not None


def without_remark(place: str) -> str:
    """`Strasbourg (tbc)` is Strasbourg."""
    return _REMARK.sub("", place)
