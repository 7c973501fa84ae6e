#!/bin/sh
# WeasyPrint needs Pango. Finds out whether it loads, installs it where that is allowed, and otherwise names the line to type.
python=$1

# Without HarfBuzz's subsetter the engine loads, but warns and embeds its fonts in another, slower way.
loads() { "$python" -W "error:HarfBuzz-Subset" -c 'import weasyprint' >/dev/null 2>&1; }

loads && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Pango, which makes the PDFs ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null
    loads && exit 0
fi
cat >&2 <<'TEXT'
Pango is missing: everything works but the PDF. To install it, type
  Debian, Ubuntu:  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora:          sudo dnf install pango
  macOS:           brew install pango
                   (a Python from elsewhere also needs: export DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib")
TEXT
exit 0
