"""What stands in an empty table to be filled in: two rows that show how, taken from the reference."""

from activities.imports import values
from outputs.models import Project

ROWS = {
    "en": (
        {"kind": "activity", "when": "5-9 Oct 2009", "place": "Geneva", "title": "Example: delete this row"},
        {"kind": "forecast", "when": "Nov 2009 (tbc)", "place": "Baku", "title": "Example: delete this row too"},
    ),
    "fr": (
        {"kind": "activité", "when": "5-9 octobre 2009", "place": "Genève", "title": "Exemple : supprimez cette ligne"},
        {
            "kind": "prévision",
            "when": "nov. 2009 (à confirmer)",
            "place": "Bakou",
            "title": "Exemple : supprimez aussi cette ligne",
        },
    ),
}
TEXTS = {
    "en": "The first paragraph.\n\n- a bullet\n- another, in **bold**",
    "fr": "Le premier paragraphe.\n\n- un point\n- un autre, en **gras**",
}


def examples(project: Project, language: str) -> list[dict[str, str]]:
    """With outputs that the project has."""
    done, planned = ROWS[language]
    codes = ", ".join(output.code for output in project.outputs.filter(closed_on=None)[:2])
    return [{**done, "outputs": codes, "text": TEXTS[language]}, {**planned, "outputs": values.ALL[language]}]
