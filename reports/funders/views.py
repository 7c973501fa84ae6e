"""The pages of funders' people. They read what was published and never a draft."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
@login_required
def portfolio(request):
    """Says what will be here: nothing is published yet."""
    return render(request, "reports/funders/portfolio.html")
