"""The form of an entry asks the desk what its dates mean and how its row will print; on saving it is said again."""

from django.contrib import messages

from reports.desk.echoing import echo


class Echoed:
    """For the admin of entries."""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["entry_kind"] = self.model.KIND.value
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        self.say_when(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        self.say_when(request, obj)
        return super().response_change(request, obj)

    def say_when(self, request, obj):
        stored = self.model.objects.select_related("project").with_details().get(pk=obj.pk)
        messages.info(request, echo(stored.when, stored))
