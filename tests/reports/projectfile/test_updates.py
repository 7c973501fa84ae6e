import pytest

from activities.models import Activity
from reports.models import Placement
from reports.projectfile import load
from tests.factories import make_forecast, make_project
from tests.reports.projectfile.test_loading import PROJECT, SEMINAR, UPDATE, activity, problems

pytestmark = pytest.mark.django_db

KEY = "11111111-1111-4111-8111-111111111111"
KEYED = activity(f'when = "8 Feb 10"\nkey = "{KEY}"')


def placed(*lines):
    return "".join(f'[[update.placement]]\nentry = "{KEY}"\n{one}\n' for one in lines)


def test_an_update_places_entries_by_their_keys():
    load(PROJECT + UPDATE + placed('decision = "left-out"\nreason = "No text yet"\nposition = 3') + KEYED)

    (placement,) = Placement.objects.all()
    assert (placement.entry.title, placement.decision, placement.reason, placement.position) == (
        "Seminar",
        "left-out",
        "No text yet",
        3,
    )


@pytest.mark.parametrize(
    ("placements", "problem"),
    [
        (placed('decision = "left-out"'), "placement of “Seminar”: Say why the entry is left out."),
        (placed("position = -1"), "placement of “Seminar”: position: Ensure this value is greater than or equal to 0."),
        (placed("position = 1.5"), "position: must be an integer, not 1.5."),
        (placed("position = 1", "position = 2"), f"placement: The entry with the key “{KEY}” is placed twice."),
        (placed("").replace(KEY, "seven"), "placement: There is no entry with the key “seven”."),
    ],
)
def test_a_placement_that_cannot_be_is_refused(placements, problem):
    assert problems(UPDATE + placements + KEYED) == [f"update “2010-02-28”: {problem}"]


def test_two_updates_of_a_series_do_not_end_on_a_day():
    twice = UPDATE.replace("[update]", "[[update]]") * 2

    assert problems(twice) == ["update “2010-02-28”: period_end: stands in the file twice."]


def test_a_key_belongs_to_one_kind_of_entry():
    project = make_project(slug="evidence")
    forecast = make_forecast(project, title="Visit")

    assert problems(SEMINAR + f'key = "{forecast.uuid}"') == [
        "activity “Seminar”: key: belongs to the forecast “Visit”."
    ]


def test_an_entry_is_all_that_its_table_says():
    load(PROJECT + SEMINAR + 'description = "<p>Told.</p>"\noutputs = "All"\nlanguage = "fr"')

    load(PROJECT + SEMINAR)

    entry = Activity.objects.get()
    assert (entry.text, entry.all_outputs, entry.language) == ("", False, "")


def test_what_the_table_of_the_project_leaves_out_stays():
    load(PROJECT + 'objective = "Stronger laws"')

    project, written = load(PROJECT)

    assert (project.objective, written) == ("Stronger laws", 0)
