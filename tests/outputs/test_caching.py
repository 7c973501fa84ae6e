from django.http import HttpResponse

from outputs.caching import keep_private


def answered(**headers):
    return keep_private(lambda request: HttpResponse(headers=headers))(None)


def test_what_depends_on_who_asks_is_not_stored():
    assert answered(Vary="Accept-Language, Cookie")["Cache-Control"] == "private, no-store"


def test_what_is_the_same_for_all_is_left_alone():
    assert "Cache-Control" not in answered(Vary="Accept-Encoding")


def test_a_view_that_says_how_long_its_answer_holds_is_believed():
    assert answered(Vary="Cookie", **{"Cache-Control": "private, no-cache"})["Cache-Control"] == "private, no-cache"
