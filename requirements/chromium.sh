#!/bin/sh
# The browser tests and the benchmarks need Chromium. Installs it where that is allowed, and otherwise names the line to type.
command -v chromium >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium for the browser tests ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "Chromium is missing. Debian, Ubuntu: sudo apt-get install chromium; Fedora: sudo dnf install chromium" >&2
exit 1
