from django.core.checks import Warning as CheckWarning

from reports.renderers.pdf import engine_problem


def check_pdf_engine(**kwargs) -> list[CheckWarning]:
    """System check `reports.W001`: everything works but the PDF, and this is what to type."""
    problem = engine_problem()
    return [CheckWarning("PDFs cannot be made on this machine.", hint=problem, id="reports.W001")] if problem else []
