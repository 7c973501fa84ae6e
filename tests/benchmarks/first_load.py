"""What the first load of a project's page takes over the wire, as production serves it: a part of `make bench`.

Chromium counts what it receives, headers included, from gunicorn with compressed and hashed static files; the series
is public and nobody signs in. The database is a file made for it.
"""

import tempfile

from playwright.sync_api import sync_playwright

from tests.benchmarks.chromium import CHROMIUM
from tests.benchmarks.portfolios import manage
from tests.benchmarks.serving import HERE, python, served

BYTES, REQUESTS = 100 * 1024, 6
PAGE = f"{HERE}/read/synthetic-1/"
OPENED = "from reports.models import Series; Series.objects.update(public=True)"


def received() -> tuple[dict[str, str], dict[str, int]]:
    """Addresses and bytes by the number of the request, of a browser that comes for the first time. What it asks for
    twice it takes from its own memory.
    """
    addresses, sizes, kept = {}, {}, set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on(
            "Network.requestWillBeSent", lambda told: addresses.update({told["requestId"]: told["request"]["url"]})
        )
        network.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
        network.on("Network.requestServedFromCache", lambda told: kept.add(told["requestId"]))
        page.goto(PAGE, wait_until="networkidle")
        browser.close()
    return {number: address for number, address in addresses.items() if number not in kept}, sizes


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        database = f"sqlite:///{directory}/benchmark.sqlite3"
        manage(database, "migrate", "--verbosity", 0)
        manage(database, "populate", "--projects", 1, "--activities", 200, "--editions", 10)
        with served(database) as server:
            python(server.place, "manage.py", "shell", "--command", OPENED)
            addresses, sizes = received()
    for number, address in addresses.items():
        print(f"{sizes.get(number, 0):>8}  {address.removeprefix(HERE)}")  # noqa: T201
    elsewhere = [address for address in addresses.values() if not address.startswith(HERE)]
    total, many = sum(sizes.values()), len(addresses)
    holds = total <= BYTES and many <= REQUESTS and not elsewhere
    print(f"{total:>8}  bytes, {many} requests, {len(elsewhere)} elsewhere: {'yes' if holds else 'NO'}")  # noqa: T201


if __name__ == "__main__":
    main()
