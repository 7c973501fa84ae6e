"""How gunicorn serves the application; named by `--config`."""

workers = 2
accesslog = "-"
# No referers and no browsers: who reads what from where is nobody's business here.
access_log_format = '%(h)s %(t)s "%(r)s" %(s)s %(b)s %(M)s ms'
logger_class = "cybercrime_project.serving.RedactingLogger"
