"""Odd characters at the form of an entry: shown as they are typed, named when it is saved, mended when asked.

*Mend them* posts the form; it comes back with its fields mended, what was changed over them, and nothing saved.
"""

from django.contrib import messages
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from activities import richtext
from activities.oddities import Finding, in_entry, in_posted, mended_fields

PANEL = "admin/activities/characters.html"
NAMED_IN_A_MESSAGE = 3
SHOWN = 12


class NamesCharacters:
    """Its script is among those of the form of an entry."""

    def get_urls(self):
        route = path("characters/", self.admin_site.admin_view(self.characters), name=self.name_of("characters"))
        return [route, *super().get_urls()]

    def name_of(self, view):
        return f"{self.opts.app_label}_{self.opts.model_name}_{view}"

    def characters(self, request):
        """The panel for fields as they are posted, without saving any."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return render(request, PANEL, panel(posted_findings(request)))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        told = {}
        if request.method == "POST":
            told = panel(posted_findings(request))
        if "_mend" in request.POST:
            told = {"was_mended": told["findings"]}
            request.POST = request.POST.copy()
            for name, text in mended_fields(request.POST).items():
                request.POST[name] = text
        return super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **told})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if request.method == "GET" and obj:
            context |= panel(in_entry(obj))
        context["characters_url"] = reverse(f"admin:{self.name_of('characters')}")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        name_characters(request)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        name_characters(request)
        return super().response_change(request, obj)


def panel(findings: tuple[Finding, ...]) -> dict:
    return {
        "findings": findings[:SHOWN],
        "more_findings": len(findings[SHOWN:]),
        "can_be_mended": any(one.oddity.mended is not None for one in findings),
    }


def name_characters(request) -> None:
    if findings := posted_findings(request):
        messages.warning(request, sentence(findings))


def posted_findings(request) -> tuple[Finding, ...]:
    try:
        return in_posted(request.POST)
    except richtext.TextTooLong:  # the form says so
        return ()


def sentence(findings: tuple[Finding, ...]) -> str:
    """*Odd characters: RIGHT SINGLE QUOTATION MARK (U+2019) in Title, …*"""
    named = [f"{one.oddity.name} ({one.oddity.code}) – {one.field}" for one in findings[:NAMED_IN_A_MESSAGE]]
    more = ["…"] if len(findings) > NAMED_IN_A_MESSAGE else []
    return _("Odd characters were saved: %(named)s. Open it to see them and to mend them.") % {
        "named": "; ".join([*named, *more])
    }
