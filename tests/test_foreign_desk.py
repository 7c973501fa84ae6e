"""The secretariat of one project meets no word of another at the desk, and changes nothing there: in lists, choices,
filters, search, autocomplete, history, forms and by guessed addresses.

Unique words stand in every text of the foreign project. The walk takes every route of the admin by itself, those that
are added later too, with every row of the foreign project, and every way to ask that a route may understand.
"""

from datetime import UTC, date, datetime
from itertools import product

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, ForeignKey, ManyToManyField, TextField
from django.urls import reverse
from django.utils import timezone

from outputs.access import Role
from outputs.models import Footnote, Membership
from reports import links
from reports.models import Placement, Withholding
from tests.factories import (
    make_activity,
    make_asking,
    make_attachment,
    make_forecast,
    make_member,
    make_output,
    make_place_position,
    make_project,
    make_published,
    make_report,
    make_series,
    make_user,
)

pytestmark = pytest.mark.django_db

WORD = "zq-foreign-"  # behind it the name of its place
ASKED = "zq-foreign"
NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)
APPS = ("outputs", "activities", "reports")
SHARED = ("outputs_funder",)  # a register of the house: whoever pays for one project is chosen in another
GUESSES = range(1, 5)  # for what a route takes besides a row: versions, batches, drafts


def words(*names):
    return {name: f"{WORD}{name}" for name in names}


def make_foreign():
    project = make_project(
        slug=f"{WORD}slug",
        **words("title", "programme", "formal_title", "area", "objective", "implementation", "contact_unit"),
        **words("references", "funding_printed_as", "duration_printed_as", "disclaimer", "output_word"),
    )
    make_output(project, **words("title", "short_title", "statement"))
    Footnote.objects.create(project=project, **words("mark", "text"))
    series = make_series(project, **words("name", "earlier_heading", "disclaimer", "covering_note"))
    author = make_member(project, username=f"{WORD}user", first_name=f"{WORD}first", email=f"{WORD}mail@example.org")
    entries = make_entries(project)
    report = make_report(project, **words("title", "activities_heading", "forecasts_heading", "in_short"))
    Placement.objects.create(report=report, entry=entries[0], decision="left-out", reason=f"{WORD}reason")
    Withholding.objects.create(series=series, entry=entries[1], reason=f"{WORD}withheld")
    make_published(make_report(project, period_end=date(2009, 11, 1), title=f"{WORD}published"))
    make_place_position(project, place=f"{WORD}place-position")
    make_attachment(entries[0], label=f"{WORD}attachment")
    make_asking(entries[0], email=f"{WORD}colleague@example.org")
    links.make(project, by=author, at=NOW, label=f"{WORD}link", expires_at=timezone.now() + timezone.timedelta(9))
    for entry in entries:
        log(entry, author)
    return project


def make_entries(project):
    told = {"title": f"{WORD}entry", "place": f"{WORD}place", "internal_note": f"{WORD}note"}
    activity = make_activity(project, text=f"<p>{WORD}text</p>", outputs=["1"], **told)
    return [activity, make_forecast(project, reason=f"{WORD}public", **{**told, "title": f"{WORD}forecast"})]


def log(entry, user):
    kind = ContentType.objects.get_for_model(type(entry), for_concrete_model=False)
    LogEntry.objects.create(
        user=user,
        content_type=kind,
        object_id=entry.pk,
        object_repr=f"{WORD}log",
        action_flag=CHANGE,
        change_message=f"{WORD}message",
    )


@pytest.fixture
def foreign():
    return make_foreign()


@pytest.fixture
def own():
    """With two projects, so that filters and choices are offered at all."""
    first, second = make_project(title="First"), make_project(title="Second")
    for project in (first, second):
        make_output(project)
        make_activity(project)
        make_forecast(project)
        make_report(project)
        make_place_position(project)
    return [first, second]


@pytest.fixture
def desk(client, own):
    user = make_user("stranger")
    for project in own:
        Membership.objects.create(user=user, role=Role.SECRETARIAT, project=project)
    client.force_login(user)
    return client


def routes():
    for one in admin.site.urls[0]:
        for route in getattr(one, "url_patterns", [one]):
            if route.name and route.name != "logout":  # after which nothing would be asked any more
                yield route


def keys_of(name):
    """Of the newest rows of the model that the route speaks of: the foreign ones, which were made last."""
    label = name.rpartition("_")[0].replace("_", ".", 1)
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return list(GUESSES)
    return list(model._base_manager.order_by("-pk").values_list("pk", flat=True)[:2]) or list(GUESSES)


def addresses():
    kinds = [kind.pk for kind in ContentType.objects.filter(app_label__in=APPS)]
    for route in routes():
        values = {"object_id": keys_of(route.name), "content_type_id": kinds, "app_label": APPS, "url": ["nothing/"]}
        names = list(route.pattern.regex.groupindex)
        for given in product(*(values.get(name, GUESSES) for name in names)):
            yield reverse(f"admin:{route.name}", kwargs=dict(zip(names, given, strict=True)))


def questions(foreign):
    """What a list or an empty form may be asked about the foreign project."""
    report, series, entry = foreign.series.get().reports.first(), foreign.series.get(), foreign.entries.first()
    yield from (f"q={ASKED}", "_popup=1", "o=1.2.3", "e=1", f"back=/{ASKED}/")
    for name in ("project", "project__id__exact", "series__project", "series__project__id__exact", "project__exact"):
        yield f"{name}={foreign.pk}"
    yield from (f"series={series.pk}", f"report={report.pk}", f"report__id__exact={report.pk}", f"entry={entry.pk}")
    for path in ("project__title", "project__slug", "outputs__title", "series__project__title", "memberships__user"):
        yield f"{path}__startswith={ASKED}"
    yield f"outputs={foreign.outputs.get().pk}"


def autocompletions():
    for model in admin.site._registry:
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey | ManyToManyField):
                told = f"app_label={model._meta.app_label}&model_name={model._meta.model_name}&field_name={field.name}"
                for term in ("", ASKED):
                    yield f"{reverse('admin:autocomplete')}?{told}&term={term}"


def whole(response):
    """The answer with its head."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return "\n".join(f"{name}: {value}" for name, value in response.items()) + content.decode(errors="replace")


def leaks(client, urls, methods=("get",)):
    return [(method, url) for url in urls for method in methods if WORD in whole(getattr(client, method)(url))]


def test_no_route_of_the_desk_tells_a_word_of_a_foreign_project(desk, foreign):
    assert leaks(desk, addresses(), ("get", "post")) == []


def test_no_key_of_a_table_leads_to_a_page(desk, foreign):
    """As Django's own admin does, for every table and whoever asks."""
    report = foreign.series.get().reports.first()
    kind = ContentType.objects.get_for_model(report)

    response = desk.get(f"/admin/r/{kind.pk}/{report.pk}/")

    assert response.status_code == 404
    assert WORD not in whole(response)


def test_no_list_and_no_empty_form_answers_a_question_about_it(desk, foreign):
    lists = [reverse(f"admin:{route.name}") for route in routes() if route.name.endswith(("_changelist", "_add"))]
    lists += [reverse("admin:index"), *(reverse("admin:app_list", args=[app]) for app in APPS)]

    asked = [f"{url}?{question}" for url in lists for question in questions(foreign)]

    assert len(asked) > 150
    assert leaks(desk, asked) == []


def told_apart(client, url):
    """The number of rows a list admits to, by which something could be guessed word by word."""
    return client.get(url).content.count(b'name="_selected_action"')


def test_no_filter_tells_apart_what_is_there_from_what_is_not(desk, foreign):
    for name in ("activities_activity", "reports_report"):
        url = reverse(f"admin:{name}_changelist")
        for question in questions(foreign):
            there, nowhere = (
                told_apart(desk, f"{url}?{one}") for one in (question, question.replace(ASKED, "zq-none"))
            )
            assert there == nowhere, (url, question)


def test_nothing_is_completed_from_it(desk, foreign):
    asked = list(autocompletions())

    assert len(asked) > 20
    assert leaks(desk, asked) == []


@pytest.mark.parametrize("verb", ["change", "delete", "history"])
def test_a_foreign_row_and_a_missing_one_answer_alike(desk, foreign, verb):
    for model in admin.site._registry:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        if label in SHARED or model._meta.app_label not in APPS:
            continue
        for pk in model._base_manager.values_list("pk", flat=True):
            url, missing = (reverse(f"admin:{label}_{verb}", args=[key]) for key in (pk, 999_999))
            theirs, nothing = desk.get(url), desk.get(missing)
            if theirs.status_code == 200:
                assert WORD not in whole(theirs)
            else:
                assert (theirs.status_code, theirs.get("Location")) == (nothing.status_code, nothing.get("Location"))


def snapshot(foreign):
    """Every row of ours but those of people and records, as it stands."""
    kept = {}
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            if model._meta.proxy or model._meta.label in ("outputs.User", "outputs.AuditRecord"):
                continue
            kept[model._meta.label] = list(model._base_manager.order_by("pk").values())
    return kept


def dates(when="5-9 Oct 09"):
    return {"occurrences-TOTAL_FORMS": 1, "occurrences-INITIAL_FORMS": 0, "occurrences-0-when": when}


def attempts(own, foreign):
    """Each would change a row of the foreign project, or tie an own one to it."""
    theirs, mine = foreign.entries.get(kind="activity"), own[0].entries.get(kind="activity")
    report, my_report = foreign.series.get().reports.first(), own[0].series.get().reports.get()
    output, position = foreign.outputs.get(), foreign.places.get()
    entry = {"title": "Taken over", "language": "", "seen_version": 1, **dates()}
    days = {"period_start": "2010-01-01", "period_end": "2010-01-31", "window_start": "2010-02-01"}
    days |= {"window_end": "2010-02-28", "date": "2010-02-02"}
    none = {"placements-TOTAL_FORMS": 0, "placements-INITIAL_FORMS": 0}
    placed = {"placements-TOTAL_FORMS": 1, "placements-INITIAL_FORMS": 0, "placements-0-entry": theirs.pk}
    placed |= {"placements-0-decision": "included", "placements-0-report": my_report.pk, "placements-0-position": 1}
    kept = {"series": my_report.series_id, **{name: getattr(my_report, name) for name in days}}
    yield "activities_activity_change", [theirs.pk], {"project": foreign.pk, **entry}
    yield "activities_activity_change", [mine.pk], {"project": foreign.pk, **entry}
    yield "activities_activity_change", [mine.pk], {"project": own[0].pk, "outputs": output.pk, **entry}
    yield "activities_activity_add", [], {"project": foreign.pk, **entry}
    yield "activities_activity_add", [], {"project": foreign.pk, "_saveasnew": "1", **entry}
    yield "activities_activity_add", [], {"project": own[0].pk, "outputs": output.pk, **entry}
    yield "activities_activity_delete", [theirs.pk], {"post": "yes"}
    yield (
        "activities_activity_changelist",
        [],
        {"action": "delete_selected", "_selected_action": theirs.pk, "post": "yes"},
    )
    yield "activities_activity_changelist", [], {"action": "ask_for_texts", "_selected_action": theirs.pk}
    yield "activities_placeposition_add", [], {"project": foreign.pk, "place": "Tunis", "off_map": "on"}
    yield "activities_placeposition_change", [position.pk], {"project": own[0].pk, "place": "Tunis", "off_map": "on"}
    yield "reports_report_add", [], {"series": report.series_id, **days, **none}
    yield "reports_report_change", [my_report.pk], {"series": report.series_id, **days, **none}
    yield "reports_report_change", [my_report.pk], {**kept, **placed}
    yield "reports_report_change", [report.pk], {"series": report.series_id, **days, **none}
    yield "reports_report_delete", [report.pk], {"post": "yes"}
    yield "outputs_project_change", [foreign.pk], {"title": "Taken over", "slug": "taken"}
    yield "outputs_project_delete", [foreign.pk], {"post": "yes"}


def test_nothing_of_it_is_changed_and_nothing_own_is_tied_to_it(desk, own, foreign):
    before = snapshot(foreign)

    for name, arguments, data in attempts(own, foreign):
        desk.post(reverse(f"admin:{name}", args=arguments), data)
        assert snapshot(foreign) == before, (name, arguments, data)


def test_the_same_forms_change_what_is_ones_own(desk, own):
    """Otherwise nothing would be tried."""
    mine = own[0].entries.get(kind="activity")
    entry = {"title": "Mine", "language": "", "seen_version": mine.version, **dates()}

    desk.post(reverse("admin:activities_activity_change", args=[mine.pk]), {"project": own[0].pk, **entry})

    mine.refresh_from_db()
    assert mine.title == "Mine"


def test_the_words_are_found_by_the_people_of_the_project(client, foreign):
    """Otherwise nothing would be looked for: each text of each model of ours, on some page of the desk."""
    client.force_login(foreign.memberships.first().user)

    told = "".join(whole(client.get(url)) for url in addresses())

    places = ("title", "programme", "entry", "forecast", "text", "place-position", "reason", "in_short", "mark")
    assert [name for name in places if f"{WORD}{name}" not in told] == []


def test_unique_words_stand_in_the_texts_of_the_foreign_project(foreign):
    """A model of ours with a text that nobody thought of here is named."""
    unmarked = set()
    for label in ("outputs", "activities"):
        for model in apps.get_app_config(label).get_models():
            texts = [
                field.name
                for field in model._meta.concrete_fields
                if type(field) not in (ForeignKey,) and isinstance(field, CharField | TextField)
            ]
            rows = [str(row) for row in model._base_manager.values_list(*texts)] if texts else []
            if texts and not any(WORD in row for row in rows):
                unmarked.add(model._meta.label)

    assert unmarked == {
        "activities.Batch",
        "outputs.Contribution",
        "outputs.Funder",
        "outputs.KeptForm",
        "outputs.Logo",
        "outputs.Membership",
        "outputs.PasswordLink",
        "outputs.PasswordRequest",
        "outputs.SentForm",
        "outputs.StoredFile",
    }
