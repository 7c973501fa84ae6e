"""A pasted table into rows: the reference's four columns, broken rows joined, Word's ways."""

import pytest

from activities.imports import clipboard
from activities.imports.refusals import FileRefused

HEAD = "<tr><th>Date</th><th>Place</th><th>Activity</th><th>Out- put</th></tr>"


def table(*rows, head=HEAD):
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{head}{cells}</table>"


def rows(html="", text="", **kwargs):
    return [cells for _, cells in clipboard.read(html=html, text=text, **kwargs).rows]


def test_what_is_bold_at_the_beginning_is_the_title_and_the_rest_the_text():
    (row,) = rows(
        table(["5-9 Oct 09", "Geneva", "<p><b>ITU </b><b>Telecom</b> was held.</p><ul><li>one</li></ul>", "1, 2"])
    )

    assert row == {
        "when": "5-9 Oct 09",
        "place": "Geneva",
        "title": "ITU Telecom",
        "text": "was held.\n\n- one",
        "outputs": "1, 2",
    }


def test_where_nothing_is_bold_the_first_line_is_the_title():
    (row,) = rows(table(["Oct 09", "", "<p>Newsletter</p><p>It was sent.</p>", "All"]))

    assert (row["title"], row["text"]) == ("Newsletter", "It was sent.")


def test_a_row_broken_over_pages_is_one_again():
    first = ["5-9 Oct 09", "Geneva", "<p><b>ITU</b></p><p>Not just a question of</p>", "1"]
    (row,) = rows(table(first, ["", "&nbsp;", "<p>technology.</p><p>Global rules are required.</p>", ""]))

    assert row["text"] == "Not just a question of technology.\n\nGlobal rules are required."


def test_a_title_broken_over_pages_goes_on_in_bold():
    (row,) = rows(
        table(["Sep 09", "Kyiv", "<b>New exercise on</b>", "4"], ["", "", "<p><b>money flows</b></p><p>Text.</p>", ""])
    )

    assert (row["title"], row["text"]) == ("New exercise on money flows", "Text.")


def test_an_item_broken_over_pages_goes_on():
    (row,) = rows(table(["Sep 09", "", "<b>T</b><ul><li>agreed on</li></ul>", ""], ["", "", "<p>priorities</p>", ""]))

    assert row["text"] == "- agreed on priorities"


def test_a_date_broken_over_rows_is_one_again():
    first, second = rows(
        table(
            ["6-7 Oct", "Sharm el", "<b>EGM</b>", "1"],
            ["09", "Sheikh", "<p>Held.</p>", ""],
            ["8 Oct 09", "Paris", "Next", ""],
        )
    )

    assert (first["when"], first["place"], first["text"]) == ("6-7 Oct 09", "Sharm el Sheikh", "Held.")
    assert second["when"] == "8 Oct 09"


def test_a_date_without_a_year_is_not_completed_from_a_whole_one():
    assert [row["when"] for row in rows(table(["16 Oct", "", "One", ""], ["17 Oct 09", "", "Two", ""]))] == [
        "16 Oct",
        "17 Oct 09",
    ]


def test_a_cell_that_reaches_over_rows_is_as_a_broken_row():
    html = '<table><tr><td rowspan="2">5 Oct 09</td><td rowspan=2>Kyiv</td><td><b>T</b></td><td rowspan=2>1</td></tr><tr><td>Text.</td></tr></table>'

    assert rows(html) == [{"when": "5 Oct 09", "place": "Kyiv", "title": "T", "text": "Text.", "outputs": "1"}]


def test_names_of_columns_say_their_order_and_are_said_again_on_each_page():
    head = "<tr><td>Lieu</td><td>Date</td><td>Activité</td></tr>"
    row = ["Hanoï", "5 oct. 09", "Séminaire"]

    assert [one["place"] for one in rows(table(row, ["Lieu", "Date", "Activité"], row, head=head))] == [
        "Hanoï",
        "Hanoï",
    ]


def test_a_table_within_a_cell_is_text_of_that_cell():
    (row,) = rows(table(["5 Oct 09", "", "<b>T</b><table><tr><td>a</td><td>b</td></tr></table>", ""]))

    assert row["text"] == "a | b"


def test_links_and_their_odd_characters_stay():
    (row,) = rows(table(["5 Oct 09", "", '<b>T</b><p><a href="https://a.org/?x=1&amp;y=%22">here</a></p>', ""]))

    assert row["text"] == "[here](https://a.org/?x=1&y=%22)"


def test_plans_need_three_columns_and_all_of_it_is_the_title():
    assert rows(text="Date\tPlace\tActivity\n1-3 Nov 09\tVancouver\tCongress\nOct 09\t\tCampaign\n", plans=True) == [
        {"when": "1-3 Nov 09", "place": "Vancouver", "outputs": "", "title": "Congress", "text": ""},
        {"when": "Oct 09", "place": "", "outputs": "", "title": "Campaign", "text": ""},
    ]


def test_plain_text_from_word_has_paragraphs_within_cells():
    text = "Date\tPlace\tActivity\tOutput\r\n5 Oct 09\tKyiv\tTitle\r\nText.\r\n1\r\n"
    broken = text.replace("Text.\r\n1", "Text.\t1")

    assert rows(text=broken) == [
        {"when": "5 Oct 09", "place": "Kyiv", "title": "Title", "text": "Text.", "outputs": "1"}
    ]


def test_cells_of_a_spreadsheet_are_in_quotation_marks():
    assert rows(text='5 Oct 09\tKyiv\t"Title\nText, ""quoted""."\t1\n')[0]["text"] == 'Text, "quoted".'


@pytest.mark.parametrize(
    "given", [{"text": "just words"}, {"html": "<p>just words</p>"}, {"html": "<table><tr><td>x</td></tr></table>"}]
)
def test_what_is_no_table_is_refused(given):
    with pytest.raises(FileRefused, match="no table"):
        clipboard.read(**given)
