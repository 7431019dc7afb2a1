# Everything sets up its own private environment in .venv first; nothing else on the machine is changed
# (but `make test` as root on Debian or Ubuntu installs the system's chromium when no browser is there).

PYTHON ?=
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CODE := src tests $(wildcard bench) $(wildcard eval)
NOT_INSTALLED := Something could not be installed; the lines above say what. Check the network, then run it again.

.PHONY: run open doctor demo test cover check bench eval heads fuzz browser clean help

help:
	@echo "make run     start Afterword and open it in the browser (ARGS='--port 9000 --no-browser' are passed on)"
	@echo "make open    a fresh address of the Afterword that is running"
	@echo "make doctor  look for what is wrong"
	@echo "make demo    the same, filled with invented interviews, in a folder that is thrown away"
	@echo "make test    every check and every test"
	@echo "make cover   the same, and which lines no test reaches (a third slower)"
	@echo "make check   lint, format, types, and the rule of which room may use which"
	@echo "make bench   how long things take"
	@echo "make eval    how well listening does on invented interviews with answer keys (ARGS='--notes --words')"
	@echo "make heads   train the small heads over the sentence model on the exemplars in eval/exemplars (a few minutes)"
	@echo "make fuzz    mutated papers for each reader, ten minutes each (SECONDS=60 READERS='job resume')"
	@echo "make clean   remove what these commands made"

run: $(VENV)/ready
	@$(BIN)/afterword $(ARGS)

open: $(VENV)/ready
	@$(BIN)/afterword open

doctor: $(VENV)/ready
	@$(BIN)/afterword doctor

demo: $(VENV)/ready
	@$(BIN)/afterword demo $(ARGS)

test: check browser
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

cover: check browser
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered

check: $(VENV)/ready-dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/ready-dev
	$(BIN)/python bench/run.py
	$(BIN)/python bench/reminded.py 10000

eval: $(VENV)/ready-dev
	$(BIN)/python eval/run.py --held $(ARGS)

heads: $(VENV)/ready-dev
	$(BIN)/python eval/heads.py $(ARGS)
	$(BIN)/python eval/mails.py --write

READERS ?= transcript invitation debrief resume job kind mail vcard board
SECONDS ?= 600

fuzz: $(VENV)/ready-dev
	@$(PIP) install -c constraints.txt -e '.[fuzz]' || { echo "$(NOT_INSTALLED)" >&2; exit 1; }
	@for reader in $(READERS); do $(BIN)/python bench/fuzz.py $$reader --seconds $(SECONDS) || exit 1; done

browser: $(VENV)/ready-dev
	@$(BIN)/python -m tests.browser

clean:
	rm -rf $(VENV) build dist htmlcov tmp .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/ready: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing what Afterword needs into $(VENV); this takes a minute, once."
	@$(PIP) install -c constraints.txt -e . || { echo "$(NOT_INSTALLED)" >&2; exit 1; }
	@touch $@

$(VENV)/ready-dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing what Afterword and its tests need into $(VENV); this takes a minute or two, once."
	@$(PIP) install -c constraints.txt -e '.[dev]' || { echo "$(NOT_INSTALLED)" >&2; exit 1; }
	@touch $@ $(VENV)/ready

$(BIN)/python:
	@for python in $(PYTHON) python3.13 python3.12 python3.11 python3 python3.14 python; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv $(VENV) && exit 0; \
	    rm -rf $(VENV); \
	    echo "$$python cannot make a private environment. On Debian or Ubuntu, install python3-venv and try again." >&2; \
	    exit 1; \
	  fi; \
	done; \
	echo "Afterword needs Python 3.11 or newer, and none was found. Install one, or name it: make run PYTHON=/path/to/python3" >&2; \
	exit 1
