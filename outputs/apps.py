from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from outputs import triggers
from outputs.rules import TRIGGERS


class OutputsConfig(AppConfig):
    name = "outputs"
    verbose_name = _("Projects and people")

    def ready(self):
        triggers.register(*TRIGGERS)
        pre_migrate.connect(triggers.take_down_before_migrate, dispatch_uid="triggers")
        post_migrate.connect(triggers.install_after_migrate, dispatch_uid="triggers")
        checks.register(triggers.check_installed, checks.Tags.database)
        from outputs import history, signins, wholes  # once the models are there

        for whole in wholes.WHOLES:
            history.register(whole)

        user_logged_in.connect(signins.record_sign_in, dispatch_uid="audit")
        user_logged_out.connect(signins.record_sign_out, dispatch_uid="audit")
        user_login_failed.connect(signins.record_refusal, dispatch_uid="audit")
