"""What people meet on the screen has a French word for each English one: in readers' pages and at the desk."""

import re
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "cybercrime_project" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".txt"))
MODULES = sorted(path for app in ("outputs", "activities", "reports") for path in (ROOT / app).rglob("*.py"))
SCREENS = [*TEMPLATES, *MODULES]
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# What a message holds beside its words: the places to fill in, and the elements of HTML.
HELD = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?\w+[^>]*>")
# Said alike in both languages; the list is kept by hand, so that nothing copied passes for translated.
ALIKE = {
    *("Audit", "Budget", "Code", "Contact", "Date", "Latitude", "Longitude", "Page", "Pages", "Site"),
    *("audit", "code", "contribution", "contributions", "correction", "dates", "fax", "invitation", "latitude", "logo"),
    *("longitude", "original", "page", "placement", "placements", "position", "programme"),
    *("EDTF", "PDF", "T-CY (2009) 07", "en, fr", "%(who)s, %(day)s", "Asunción", "Asunción, Paraguay"),
}
# What templates say without gettext: formats, works, keys, languages in their own words; and classes of the page.
NAMES = {
    *("CSV", "Excel", "JSON", "PDF", "SHA-256", "SHA256SUMS", "manifest.json", "https://"),
    *("GeoNames", "CC BY 4.0", "Natural Earth"),
    *("Ctrl+B", "Ctrl+I", "Ctrl+K", "Ctrl+Y", "Ctrl+Z", "Tab"),
    *("Excel, English", "Excel, français", "CSV, English", "CSV, français"),
    *("entering", "laid-out"),
}
SHOWN = re.compile(r"""\b(?:aria-label|aria-description|title|placeholder|alt)=(?:"([^"]*)"|'([^']*)')""")
UNSEEN = re.compile(r"<!--.*?-->|<(style|script|code|pre)\b[^>]*>.*?</\1>|&#?\w+;", re.DOTALL)


@cache
def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr")


@cache
def said_in(path):
    """The key of each message in the catalogue: its context and its words, of two forms the first."""
    text = path.read_text(encoding="utf-8")
    source = text if path.suffix == ".py" else "\n".join(map(str.lstrip, templatize(text).splitlines()))
    found = extract("python", BytesIO(source.encode()), KEYWORDS)
    return {(context, first_of(message)) for _line, message, _comments, context in found}


def first_of(message):
    return message[0] if isinstance(message, tuple) else message


def forms_of(entry):
    """Each English form with the French in its place."""
    if entry.pluralizable:
        return list(zip(entry.id, entry.string, strict=True))
    return [(entry.id, entry.string)]


def entries():
    return [entry for entry in catalogue() if entry.id]


def test_the_messages_of_templates_and_modules_are_found():
    assert (None, "Skip to the content") in said_in(ROOT / "templates" / "base.html")
    assert (None, "%(count)d activity") in said_in(ROOT / "reports" / "funders" / "briefs.py")
    assert ("of a forecast", "Carried out") in said_in(ROOT / "templates" / "reports" / "desk" / "row_outcomes.html")
    assert ("of a forecast", "Carried out") in said_in(ROOT / "reports" / "desk" / "decisions.py")


def test_each_message_is_said_in_french():
    known = {(entry.context, first_of(entry.id)) for entry in entries() if all(words for _, words in forms_of(entry))}

    missing = {str(path.relative_to(ROOT)): said_in(path) - known for path in SCREENS if said_in(path) - known}

    assert missing == {}


def test_the_catalogue_holds_nothing_that_nobody_says():
    said = set().union(*map(said_in, SCREENS))

    assert {(entry.context, first_of(entry.id)) for entry in entries()} - said == set()


def test_no_translation_is_a_guess():
    assert [entry.id for entry in entries() if entry.fuzzy] == []


def test_what_is_filled_in_is_the_same_in_both_languages():
    wrong = [
        (english, french)
        for entry in entries()
        for english, french in forms_of(entry)
        if Counter(HELD.findall(english)) != Counter(HELD.findall(french))
    ]

    assert wrong == []


def test_what_reads_alike_in_both_languages_is_meant_to():
    alike = {english for entry in entries() for english, french in forms_of(entry) if english == french}

    assert alike == ALIKE


def own_words(path):
    """What a template shows that passes by gettext: between its elements, and in the attributes that are read."""
    shown, inside = [], False
    for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
        verb = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        inside = verb == "blocktranslate" or (inside and verb != "endblocktranslate")
        shown.append(token.contents if token.token_type == TokenType.TEXT and not inside else "\0")
    seen = UNSEEN.sub(" ", "".join(shown))
    read = ["".join(both) for element in re.findall(r"<[^>]*>", seen) for both in SHOWN.findall(element)]
    pieces = [*read, *re.split(r"<[^>]*>|\0", seen)] if path.suffix == ".html" else seen.split("\0")
    return {piece.replace("\0", "").strip(" \n.,:;·–-") for piece in pieces if re.search(r"[^\W\d_]{2}", piece)}


def test_no_template_says_words_of_its_own():
    assert own_words(ROOT / "templates" / "reports" / "dossier" / "editions.html") == {"PDF", "JSON"}

    found = {str(path.relative_to(ROOT)): own_words(path) - NAMES for path in TEMPLATES if own_words(path) - NAMES}

    assert found == {}
