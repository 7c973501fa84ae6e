"""Asking for texts, from the form of an activity and from the list."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outputs.models import Project
from reports.desk.texts import TextPage


class AsksForTexts:
    """Over the form stands who owes the text; in the list several are asked for at once."""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["owing"] = TextPage.of(obj, at=timezone.now()) if obj else None
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.action(description=_("Ask for the texts of the chosen activities"))
    def ask_for_texts(self, request, queryset):
        projects = Project.objects.writable_by(request.user).filter(entries__in=queryset.order_by()).distinct()[:2]
        if len(projects) != 1:
            self.message_user(request, _("Choose activities of one project."), messages.ERROR)
            return None
        chosen = urlencode([("entry", key) for key in queryset.values_list("pk", flat=True)])
        return redirect(f"{reverse('texts-ask', args=[projects[0].slug])}?{chosen}")
