"""Headless Chromium printing HTML as tagged PDF, driven from a thread of its own.

Playwright runs a loop in the thread that starts it, and under a loop the database takes longer.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"


class Chromium:
    def __init__(self, thread: ThreadPoolExecutor, browser: Browser, tab: Page) -> None:
        self._thread, self._browser, self._tab = thread, browser, tab

    def print_in_kept_tab(self, html: str) -> bytes:
        return self._thread.submit(printed, self._tab, html).result()

    def print_in_new_tab(self, html: str) -> bytes:
        return self._thread.submit(printed_alone, self._browser, html).result()


@contextmanager
def chromium() -> Iterator[Chromium]:
    with ThreadPoolExecutor(max_workers=1) as thread:
        playwright = thread.submit(lambda: sync_playwright().start()).result()
        browser = thread.submit(
            playwright.chromium.launch, executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        ).result()
        try:
            yield Chromium(thread, browser, thread.submit(browser.new_page).result())
        finally:
            thread.submit(browser.close).result()
            thread.submit(playwright.stop).result()


def printed(tab: Page, html: str) -> bytes:
    tab.set_content(html)
    return tab.pdf(prefer_css_page_size=True, tagged=True, outline=True)


def printed_alone(browser: Browser, html: str) -> bytes:
    tab = browser.new_page()
    content = printed(tab, html)
    tab.close()
    return content
