from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate

from outputs import triggers


class OutputsConfig(AppConfig):
    name = "outputs"
    verbose_name = "Projects and people"

    def ready(self):
        pre_migrate.connect(triggers.take_down_before_migrate, dispatch_uid="triggers")
        post_migrate.connect(triggers.install_after_migrate, dispatch_uid="triggers")
        checks.register(triggers.check_installed, checks.Tags.database)
