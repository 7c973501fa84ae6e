"""Where a person came from, if it is a page of ours."""

from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request, address: str, *, otherwise: str) -> str:
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else otherwise
