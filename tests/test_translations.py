"""What readers meet on the screen has a French word for each English one."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "cybercrime_project" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
SCREENS = [
    path
    for pattern in (
        "templates/*.html",
        "templates/registration/*.html",
        "templates/reports/funders/**/*.html",
        "templates/reports/mail/*.txt",
        "templates/reports/desk/send.html",
        "templates/reports/desk/sent.html",
        "templates/reports/desk/mail_state.html",
        "templates/reports/desk/not_offered.html",
        "templates/reports/table_head.html",
        "reports/letters.py",
        "reports/concerned.py",
        "reports/receivers.py",
        "reports/sending.py",
        "reports/desk/letters.py",
        "reports/desk/views/sending.py",
        "reports/funders/**/*.py",
    )
    for path in sorted(ROOT.glob(pattern))
]
KEYWORDS = {"_": None, "gettext": None, "gettext_noop": None, "gettext_lazy": None, "ngettext": (1, 2)}


def said_in(path):
    text = path.read_text(encoding="utf-8")
    source = templatize(text) if path.suffix in (".html", ".txt") else text
    return {message for _line, message, _comments, _context in extract("python", BytesIO(source.encode()), KEYWORDS)}


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.name)
def test_each_message_is_said_in_french(path):
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="fr")

    missing = {message for message in said_in(path) if not all_of(catalogue.get(key_of(message)))}

    assert missing == set()


def key_of(message):
    return message[0] if isinstance(message, tuple) else message


def all_of(entry):
    return entry is not None and not entry.fuzzy and (all(entry.string) if entry.pluralizable else bool(entry.string))


def test_the_messages_of_a_template_are_found():
    assert "Skip to the content" in said_in(ROOT / "templates" / "base.html")
    assert ("%(count)d activity", "%(count)d activities") in said_in(ROOT / "reports" / "funders" / "briefs.py")
