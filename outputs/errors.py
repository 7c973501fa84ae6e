"""Error reports and mails to administrators, without the secrets that stand in addresses and in variables."""

from django.utils.log import AdminEmailHandler
from django.views.debug import ExceptionReporter

from outputs.redaction import redacted, without_secrets


class RedactingReporter(ExceptionReporter):
    def get_traceback_text(self):
        return self.redacted(super().get_traceback_text())

    def get_traceback_html(self):
        return self.redacted(super().get_traceback_html())

    def redacted(self, report: str) -> str:
        if self.request is None:
            return without_secrets(report)
        return without_secrets(report, self.request.path, self.request.headers.get("Referer", ""))


class RedactingEmailHandler(AdminEmailHandler):
    """The body is the reporter's, the subject has the address too."""

    def format_subject(self, subject):
        return redacted(super().format_subject(subject))
