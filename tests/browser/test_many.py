"""Many entries at once, in a browser: a pasted table, a sheet with rows that are wrong, a change to several."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from activities.imports import writing
from activities.models import Activity, Entry, Forecast
from tests.browser.test_pages import faults, scroll_width, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SLUG = "cybercrime-phase-2"
ADDRESS = f"/projects/{SLUG}"
LIST = "/admin/activities/activity/"
SCREENS = ((1280, "light"), (1280, "dark"), (320, "light"), (360, "dark"))
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {mso-style-unhide:no}</style></head>
<body lang=EN-GB><!--StartFragment--><table class=MsoTableGrid border=1>
<tr><td><p class=MsoNormal><b>Date</b></p></td><td><p class=MsoNormal><b>Place</b></p></td><td><p class=MsoNormal><b>Activity</b></p></td><td><p class=MsoNormal><b>Out-<br>put</b></p></td></tr>
<tr><td><p class=MsoNormal>7-8 Dec 09<o:p></o:p></p></td><td><p class=MsoNormal>Geneva</p></td>
 <td><p class=MsoNormal><b>Telecom World 2009. Contribution<o:p></o:p></b></p>
 <p class=MsoNormal>The main argument was that the cost is not just a question of technology but<o:p></o:p></p></td><td><p class=MsoNormal>1</p></td></tr>
<tr><td><p class=MsoNormal>&nbsp;</p></td><td></td><td><p class=MsoNormal>should also be evaluated in terms of human rights.</p>
 <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>Global rules are <i>required</i></p></td><td></td></tr>
<tr><td><p class=MsoNormal>16 Dec</p></td><td><p class=MsoNormal>Buenos Aires</p></td><td><p class=MsoNormal><b>Visit to Argentina</b></p></td><td><p class=MsoNormal>1, 2</p></td></tr>
</table><!--EndFragment--></body></html>"""
PASTE = """(html) => { const data = new DataTransfer(); data.setData("text/html", html);
  data.setData("text/plain", "Date\\tPlace\\tActivity\\tOutput");
  document.querySelector("#id_text").dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, cancelable: true})); }"""


def sheet(rows):
    book = openpyxl.Workbook()
    book.active.append(["Titre", "Quand", "Lieu", "Résultats", "Remarque"])
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return {"name": "decembre.xlsx", "mimeType": writing.CONTENT_TYPES["xlsx"], "buffer": file.getvalue()}


def twenty_with_three_wrong():
    rows = [[f"Séminaire {day}", f"{day} déc. 2009", "Hanoi", "1, 2", ""] for day in range(1, 21)]
    rows[3][1], rows[7][3], rows[11][0] = "16 Oct", "9", ""
    return rows


def test_a_pasted_table_becomes_entries(visit):
    before = Activity.objects.count()
    page = visit("secretariat")
    page.goto(LIST)
    page.get_by_role("link", name="Paste a table").click()
    page.wait_for_url("**/paste/**")
    page.get_by_label("Paste the table here").focus()
    page.evaluate(PASTE, WORD)
    expect(page.locator("#taken")).to_have_text("Taken from the clipboard: 4 rows.")
    page.get_by_role("button", name="Read the table").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 2 rows can be loaded")
    assert "the year is missing" in page.locator("#row-2").inner_text()
    page.get_by_label("When, Row 2").fill("16 Dec 09")
    page.get_by_role("button", name="Check what I mended").click()
    page.get_by_role("button", name="Load 2 rows").click()

    page.get_by_text("2 entries made.").wait_for()
    assert Activity.objects.count() == before + 2
    entry = Activity.objects.with_details().get(title="Telecom World 2009. Contribution")
    assert entry.text == (
        "<p>The main argument was that the cost is not just a question of technology but should also be evaluated in "
        "terms of human rights.</p><ul><li>Global rules are <em>required</em></li></ul>"
    )
    assert (entry.printed_when(), entry.places(), entry.scope.codes) == ("7-8 Dec 09", ("Geneva",), ("1",))


def test_plans_are_pasted_as_plain_text_without_javascript(visit):
    before = Forecast.objects.count()
    page = visit("secretariat", javascript=False, width=360)
    page.goto(f"{ADDRESS}/paste/?kind=forecast")
    page.get_by_label("Paste the table here").fill(
        "Date\tPlace\tActivity\n1-3 Dec 09\tVancouver\tCongress\n5 Dec 09\tBrussels\tConference"
    )
    page.get_by_role("button", name="Read the table").click()
    page.get_by_role("button", name="Load 2 rows").click()

    page.get_by_text("2 entries made.").wait_for()
    assert Forecast.objects.count() == before + 2


def test_of_a_sheet_with_three_bad_rows_of_twenty_the_good_ones_are_loaded(visit):
    before = Activity.objects.count()
    page = visit("secretariat", width=360)
    page.goto(f"{ADDRESS}/import/")
    page.get_by_label("File").set_input_files(sheet(twenty_with_three_wrong()))
    page.get_by_role("button", name="Read the file").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("17 of 20 rows can be loaded")
    expect(page.get_by_text("One column is not understood and left out: “Remarque”.")).to_be_visible()
    page.get_by_role("link", name="to be mended 3").click()
    told = page.locator(".table.brought").inner_text()
    assert all(reason in told for reason in ("the year is missing", "no output “9”", "This field is required."))
    assert scroll_width(page) <= 360
    page.get_by_role("button", name="Load 17 rows").click()

    page.get_by_text("17 entries made. 3 rows stay here.").wait_for()
    assert Activity.objects.count() == before + 17
    page.get_by_label("When, Row 5").fill("16 Oct 09")
    page.get_by_label("Outputs, Row 9").fill("7")
    page.get_by_role("button", name="Check what I mended").click()
    page.get_by_role("button", name="Load 2 rows").click()
    page.get_by_text("19 entries made. 1 row stays here.").wait_for()
    assert Activity.objects.count() == before + 19


def test_the_same_sheet_again_makes_no_entry(visit):
    page = visit("secretariat")
    for _ in range(2):
        page.goto(f"{ADDRESS}/import/")
        page.get_by_label("File").set_input_files(sheet(twenty_with_three_wrong()[:3]))
        page.get_by_role("button", name="Read the file").click()
        load = page.get_by_role("button", name="Load 3 rows")
        load.click() if load.count() else None

    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to load: all is as it should be")
    assert Activity.objects.filter(title="Séminaire 1").count() == 1


def test_an_entry_is_copied_from_the_list_by_one_click(visit):
    page = visit("secretariat")
    page.goto(LIST)
    page.get_by_role("link", name="Copy: UNODC: Expert Group Meeting on Cybercrime (EGM)").click()
    assert page.locator("#id_occurrences-0-place").input_value() == "Vienna"
    assert page.locator("#id_occurrences-0-when").input_value() == ""
    page.locator("#id_occurrences-0-when").fill("6-7 Dec 09")
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_text("was added successfully").wait_for()
    copies = Activity.objects.filter(title__startswith="UNODC").with_details()
    assert {(one.printed_when(), one.scope.codes) for one in copies} == {
        ("6-7 Oct 09", ("1", "5")),
        ("6-7 Dec 09", ("1", "5")),
    }
    assert len({one.text for one in copies}) == 1
    assert len({one.uuid for one in copies}) == 2


@pytest.mark.parametrize("width", [1280, 360])
def test_several_entries_are_changed_together(visit, width):
    page = visit("secretariat", width=width)
    page.goto(LIST)
    for row in page.locator("input.action-select").all()[:3]:
        row.check()
    page.get_by_label("Action:").select_option("change_together")
    page.get_by_role(
        "button",
        name="Run the selected action" if page.get_by_role("button", name="Run the selected action").count() else "Go",
    ).click()
    page.get_by_label("Outputs", exact=True).select_option("only the ticked")
    page.get_by_label("3 Investigation").check()
    page.get_by_label("Place", exact=True).fill("Strasbourg, France")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", name="3 entries would change")).to_be_visible()
    assert scroll_width(page) <= width
    page.get_by_role("button", name="Change 3 entries", exact=True).click()

    page.get_by_text("3 entries changed.").wait_for()
    changed = [one for one in Entry.objects.with_details() if one.scope.codes == ("3",) and one.kind == "activity"]
    assert [one.places() for one in changed] == [("Strasbourg, France",)] * 3


def test_pages_of_many_break_no_rule(visit):
    page = visit("secretariat")
    page.goto(f"{ADDRESS}/import/")
    page.get_by_label("File").set_input_files(sheet(twenty_with_three_wrong()))
    page.get_by_role("button", name="Read the file").click()
    preview = page.url

    for path in (preview, f"{ADDRESS}/import/", f"{ADDRESS}/paste/", LIST):
        for screen in SCREENS:
            assert faults(page, path, *screen) == []


def test_the_tables_offered_open_as_they_are(visit):
    page = visit("secretariat")
    page.goto(f"{ADDRESS}/import/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel, français").click()
    book = openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes()))

    assert [cell.value for cell in book.active[1]] == [
        "Nature",
        "Quand",
        "Lieu",
        "Titre",
        "Texte",
        "Résultats",
        "Langue",
    ]
    assert reverse("project-import", args=[SLUG]) in page.url


def test_a_change_to_several_entries_breaks_no_rule(visit):
    for width, scheme in SCREENS:
        page = visit("secretariat", width=width, scheme=scheme)
        page.goto(LIST)
        page.locator("input.action-select").first.check()
        page.get_by_label("Action:").select_option("change_together")
        page.locator(".actions button").first.click()
        page.get_by_label("Place", exact=True).fill("Strasbourg, France")
        page.get_by_role("button", name="Show what would change").click()

        assert violations(page) == []
        assert scroll_width(page) <= width
