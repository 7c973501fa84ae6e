"""What a file says is compared as it would be stored, and what it says twice or against itself is refused."""

import pytest

from activities.models import Activity
from reports.projectfile import ProjectFileError, load
from tests.reports.projectfile.test_loading import OUTPUTS, PROJECT, SEMINAR, activity, problems

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        '[[activity]]\ntitle = " Seminar\\ton evidence "\nwhen = "Feb 10"\nplace = "Kyiv "\nprinted_as = " Feb"',
        '[[activity]]\ntitle = "Se\\u0301minaire"\nwhen = "Feb 10"',
        '[[output]]\nnumber = " 1"\ntitle = "x "\n[[activity]]\ntitle = "A"\nwhen = "Feb 10"\noutputs = [1]',
        '[[series]]\nname = "Update "\nfunders = [" Romania"]',
        '[[project.funding]]\nfunder = "Romania "\namount = 3.10\nshare = 0',
        '[[activity]]\ntitle = "A"\nwhen = "Feb 10"\nkey = "AAAAAAAA111141118111111111111111"',
        'area = """\n\nEverywhere  \n\n  else\n"""',
        '[[activity]]\ntitle = "A"\nwhen = "tbc"\ndate_to_be_confirmed = true',
    ],
)
def test_however_a_text_is_written_the_second_time_changes_nothing(text):
    load(PROJECT + text)

    _, written = load(PROJECT + text)

    assert written == 0


@pytest.mark.parametrize(
    ("when", "seen"),
    [("28-30 Mar and 4-5 Apr 11", "28-30 Mar and 4-5 Apr 11"), ("24-25 Nov 09 (tbc)", "24-25 Nov 09 (tbc)")],
)
def test_what_was_printed_as_it_is_computed_needs_no_wording(when, seen):
    load(PROJECT + activity(f'when = "{when}"\ndate_as_printed = "{seen}"'))

    assert Activity.objects.get().printed_when() == seen


def test_what_was_printed_is_compared_in_the_language_of_the_project():
    load(PROJECT + 'language = "fr"' + activity('when = "8-9 févr. 10"\ndate_as_printed = "8-9 févr. 10"'))

    assert [one.printed_as for one in Activity.objects.get().occurrences.all()] == [""]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (activity('when = "Feb 10"\nstart = 2010-02-01'), "start: stands beside “when”; give the dates once."),
        (
            activity('place = "Kyiv"\n[[activity.occurrence]]\nwhen = "Feb 10"'),
            "place: stands beside [[occurrence]] tables; give it there.",
        ),
        (activity("occurrence = []"), "when: is missing: give “when”, or start, end and precision."),
        (
            activity('precision = "unknown"\nstart = 2010-02-01'),
            "start: Dates are not yet known exactly where there is neither a first nor a last day.",
        ),
    ],
)
def test_dates_are_given_once_and_in_one_way(text, problem):
    assert problems(text) == [f"activity “Seminar”: {problem}"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (OUTPUTS + '[[output]]\nnumber = "1"\ntitle = "Again"', "output “1”: number: stands in the file twice."),
        ('[[series]]\nname = "A"\n[[series]]\nname = "A "', "series “A”: name: stands in the file twice."),
        (
            '[[project.footnote]]\nmark = "*"\ntext = "a"\n' * 2,
            "footnote “*”: mark: stands in the file twice.",
        ),
    ],
)
def test_what_the_file_names_twice_is_refused(text, problem):
    assert problems(text) == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("reference = [1, 2]", "project: reference: must be a text or a list of texts, not [1, 2]."),
        (
            '[[series]]\nname = "A"\nsections = [{ a = 1 }]',
            "series “A”: sections: must be a list of texts, not [a table].",
        ),
        (
            activity('when = "Feb 10"\noutputs = [true, 1.5]'),
            "activity “Seminar”: outputs: must be “All” or a list of outputs, not [True, 1.5].",
        ),
        (
            "original_end = 2010-01-01T00:00:00",
            "project: original_end: must be a date, such as 2009-09-15, not 2010-01-01 00:00:00.",
        ),
        ("budget_ceiling = nan", "project: budget_ceiling: “NaN” value must be a decimal number."),
        (
            '[[project.funding]]\nfunder = "Romania"\namount = -3',
            "funding “Romania”: An amount is more than nothing; leave it out where it is not known.",
        ),
        ('[[project.funding]]\nfunder = ""', "funding 1: funder: This field cannot be blank."),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_a_sentence(text, problem):
    assert problems(text) == [problem]


@pytest.mark.parametrize("text", [f"x = {'[' * 5000}", f"x = {'1' * 5000}", "x = 2010-02-31"])
def test_what_no_reader_of_toml_can_read_is_refused(text):
    with pytest.raises(ProjectFileError, match="This is not TOML"):
        load(text)


def test_a_long_title_is_quoted_short():
    (told,) = problems(SEMINAR.replace("Seminar", "t" * 600))

    assert told == f"activity “{'t' * 79}…”: title: Ensure this value has at most 500 characters (it has 600)."
