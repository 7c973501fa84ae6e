import pytest

from activities.places import Position, find_all, outline
from reports.funders.pictures.map import Figures, box, covers, figures, places, world_map
from reports.funders.pictures.outputs import Count
from tests.reports.funders.pictures.rows import row


def told(*texts):
    """A row for each list of places, and where each of them lies."""
    rows = [row(places=one) for one in texts]
    return rows, {text: find_all(text) for one in texts for text in one}


def test_a_place_counts_each_row_that_names_it_however_it_is_written():
    (strasbourg,) = places(*told(["Strasbourg"], ["Strasbourg", "Strasbourg, France"], ["Strasbourg"]))

    assert strasbourg.count == Count(carried_out=3)
    assert strasbourg.name == "Strasbourg"


def test_two_places_in_one_text_have_a_circle_each_by_their_own_names():
    found = places(*told(["Paris and Brussels"]))

    assert [(place.name, place.count.total) for place in found] == [("Brussels", 1), ("Paris", 1)]


def test_carried_out_and_planned_are_counted_apart():
    rows = [row(places=["Vienna"]), row(places=["Vienna"], planned=True)]

    (vienna,) = places(rows, {"Vienna": find_all("Vienna")})

    assert vienna.count == Count(carried_out=1, planned=1)


def test_what_is_not_found_is_listed_and_not_drawn():
    found = places(*told(["Hall of nowhere in particular"], ["Vienna"]))

    assert [(place.standing, place.name) for place in found] == [
        ("on-map", "Vienna"),
        ("not-found", "Hall of nowhere in particular"),
    ]
    assert [circle.place.name for circle in world_map(found, outline()).circles] == ["Vienna"]


def test_each_row_stands_in_one_figure_alone():
    rows, positions = told(["Vienna"], ["Vienna", "Unheard-of"], ["Unheard-of"], ["Online"], [])

    assert figures(rows, positions) == Figures(on_map=2, not_found=1, nowhere=1, no_place=1)
    assert figures(rows, positions).total == 5


def test_a_position_that_was_told_goes_before_the_list():
    here = (Position(latitude=48.597, longitude=7.7707, name="Palais de l'Europe", country=""),)

    (palais,) = places([row(places=["Palais de l'Europe"])], {"Palais de l'Europe": here})

    assert (palais.standing, palais.position) == ("on-map", here[0])


def test_the_area_of_a_circle_grows_with_its_number():
    rows = [row(places=["Vienna"])] * 16 + [row(places=["Baku"])] * 4
    drawn = world_map(places(rows, {name: find_all(name) for name in ("Vienna", "Baku")}), outline())

    vienna, baku = drawn.circles

    assert vienna.radius == 2 * baku.radius


TOWNS = ["Vienna", "Bratislava", "Budapest", "Strasbourg", "Paris", "Brussels", "Luxembourg", "Bonn", "Baku", "Tbilisi"]


def test_no_name_covers_a_name_or_the_circle_of_another():
    drawn = world_map(places(*told(*([town] for town in TOWNS))), outline())
    named = [circle for circle in drawn.circles if circle.name]
    boxes = [box(one.name, one.name_x, one.name_y, one.anchor) for one in named]

    assert len(named) >= 5
    for number, one in enumerate(boxes):
        assert not covers(one, boxes[:number])
        others = [circle for circle in drawn.circles if circle is not named[number]]
        assert not any(overlaps(one, circle) for circle in others)


def overlaps(part, circle):
    x, y = min(max(circle.x, part[0]), part[2]), min(max(circle.y, part[1]), part[3])
    return (x - circle.x) ** 2 + (y - circle.y) ** 2 < circle.radius**2


@pytest.mark.parametrize("towns", [["Vienna"], ["Suva"], ["Reykjavik", "Wellington"], ["Honolulu", "Baku"], TOWNS])
def test_each_circle_lies_in_the_picture(towns):
    drawn = world_map(places(*told(*([town] for town in towns))), outline())

    assert len(drawn.circles) == len(towns)
    assert all(0 <= one.x <= drawn.width and 0 <= one.y <= drawn.height for one in drawn.circles)


def test_without_a_place_the_whole_world_is_shown():
    drawn = world_map((), outline())

    assert drawn.circles == ()
    assert drawn.scale * outline().width <= drawn.width
