"""How often one client may try: a brake on guessing and on costly files, not a right that is counted to the last.

Counted in the cache by the hour and under a name that cannot be turned back into the address. Two tries in the same
moment may count as one.
"""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 3600
HOUSEHOLD = 64  # bits of an IPv6 address that one client has in common


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    name: str
    an_hour: int

    def allows(self, client: str, *, at: datetime) -> bool:
        """Counts the try unless there were enough."""
        hour = int(at.timestamp()) // HOUR
        key = salted_hmac("outputs.tries", f"{self.name} {client} {hour}").hexdigest()
        tries = cache.get(key, 0)
        if tries >= self.an_hour:
            return False
        cache.set(key, tries + 1, HOUR)
        return True


def client_of(request) -> str:
    """The address that asks, as the last proxy saw it; what stands before it in the header anybody can have written."""
    told = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_HTTPS_PROXY:
        told = request.headers.get("X-Forwarded-For", told).rpartition(",")[2].strip()
    try:
        address = ip_address(told)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((address, HOUSEHOLD), strict=False))
    return str(address)
