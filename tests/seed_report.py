"""The real update of 2 November 2009, told as a story: who paid for what, what was done, what was announced.

The texts of the activities are left to the demonstration's file; everything else is here as the reference prints it.
"""

from datetime import date
from decimal import Decimal

from outputs.models import Contribution, Funder
from tests.factories import ALL, make_activity, make_forecast, make_output, make_project, make_report

OUTPUTS = {
    "1": "Legislation and policies",
    "2": "International cooperation",
    "3": "Investigation",
    "4": "Financial investigations",
    "5": "Training",
    "6": "Data protection",
    "7": "Exploitation of children and trafficking in human beings",
}

# When, where, what, for which outputs. Two dates were printed in words of their own.
ACTIVITIES = [
    (
        "16 Sep 09",
        "Luxemburg",
        'European Commission: Second meeting of Internet Focus Group "Fighting against online child abuse images"',
        ["7"],
    ),
    ("21 Sep 09", "Strasbourg", "Project Planning Group meeting (via conference call)", ALL),
    (
        "Sep 09",
        "Strasbourg",
        "The concept paper for the training of judges and prosecutors in cybercrime and electronic evidence was approved by the Lisbon Network of the Council of Europe",
        ["5"],
    ),
    (
        "Sep 09",
        "Strasbourg",
        "New typology exercise on criminal money flows on the internet: methods, trends and multi-stakeholder counteraction",
        ["4"],
    ),
    ("5-9 Oct 09", "Geneva", "ITU Telecom World 2009. Contribution to a workshop on the cost of cybersecurity", ["1"]),
    ("6-7 Oct 09", "Vienna", "UNODC: Expert Group Meeting on Cybercrime (EGM)", ["1", "5"]),
    ("8-9 Oct 09", "Bucharest", "ERA - TAIEX seminar on the fight against cybercrime.", ["1", "5"]),
    ("12-14 Oct 09", "Paris", "OECD Working Party on Information Security and Privacy (WPISP)", ["1", "7"]),
    (
        "14 Oct 09",
        "Paris",
        'OECD Technology Foresight Forum on "Cloud Computing: The Next Computing Paradigm?"',
        ["1", "6"],
    ),
    (
        "13-15 Oct 09",
        "Asunción, Paraguay",
        "Contribution to US DOJ workshop on cybercrime legislation in Latin America",
        ["1"],
    ),
    (
        "16 Oct 09",
        "Buenos Aires",
        "Visit to Argentina with the objective to promote accession by Argentina to the Convention on Cybercrime",
        ["1", "2"],
    ),
    (
        "Oct 09",
        "Strasbourg",
        "Launching the CoE Newsletter with the purpose to send periodically an update on the activities carried out under the Project on cybercrime",
        ALL,
    ),
]
PRINTED_AS = {"16 Oct 09": "16 Oct", "Oct 09": "October"}
FORECASTS = [
    ("1-3 Nov 09", "Vancouver", "Information Security Forum 20th Anniversary Annual World Congress", ["1", "2"]),
    ("5-6 Nov 09", "Brussels", "European Commission - Annual cybercrime conference: EU-US cooperation", ["2"]),
    ("15-18 Nov 09", "Sharm el Sheikh, Egypt", "The fourth annual IGF Meeting", ALL),
    ("18-19 Nov 09", "Hanoi", "Séminaire francophone Droit des technologies de l'Information", ["6"]),
    ("24-25 Nov 09", "Baku", "ERA - TAIEX seminar on the fight against cybercrime", ["1"]),
    (
        "27 Nov 09",
        "Brussels",
        "European Commission: Conference on Public-Private Sector dialogue on tackling online illegal activities",
        ["3"],
    ),
]
FRENCH = {"Séminaire francophone Droit des technologies de l'Information"}


def seed_report():
    """The report with all its rows, in the order in which the secretariat put them."""
    project = promised()
    done = [reported(project, *row) for row in ACTIVITIES]
    for when, place, title, outputs in FORECASTS:
        language = "fr" if title in FRENCH else ""
        make_forecast(project, when=when, place=place, title=title, outputs=outputs, language=language)
    report = make_report(project)
    for position, entry in enumerate(done):
        report.placements.create(entry=entry, position=position)
    return report


def promised():
    project = make_project(
        slug="cybercrime-phase-2",
        programme="Project on Cybercrime",
        title="Global Project on Cybercrime (phase 2)",
        start=date(2009, 3, 1),
        end=date(2011, 6, 30),
        budget_ceiling=Decimal(1_400_000),
        budget_threshold=Decimal(500_000),
    )
    for code, title in OUTPUTS.items():
        make_output(project, code, title=title)
    for position, (name, note) in enumerate((("Council of Europe", "Project 1429 – economic crime"), ("Romania", ""))):
        funder = Funder.objects.create(name=name)
        Contribution.objects.create(project=project, funder=funder, note=note, position=position)
    return project


def reported(project, when, place, title, outputs):
    entry = make_activity(project, when=when, place=place, title=title, outputs=outputs)
    entry.occurrences.update(printed_as=PRINTED_AS.get(when, ""))
    return entry
