from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from activities.triggers import TRIGGERS
from outputs import triggers


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = _("Activities and forecasts")

    def ready(self):
        triggers.register(*TRIGGERS)
        from activities import wholes  # once the models are there
        from outputs import history

        for whole in wholes.WHOLES:
            history.register(whole)
