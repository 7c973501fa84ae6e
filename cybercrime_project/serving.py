"""What gunicorn writes down: no line holds the secret of an address."""

from gunicorn.glogging import Logger

from outputs.redaction import RedactingFormatter


class RedactingLogger(Logger):
    def setup(self, cfg):
        super().setup(cfg)
        for log in (self.access_log, self.error_log):
            for handler in log.handlers:
                plain = handler.formatter
                handler.setFormatter(RedactingFormatter(plain._fmt, plain.datefmt))
