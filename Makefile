# make demo: sets everything up in .venv, then runs the main job.
# make test: the same for the tests. Both need only Python 3.11 or later, and make.
# make expected: writes the expected answers beside the questions anew; look at what changed before you commit.
# make reference: writes docs/reference.md, docs/vocabulary.html, docs/api.md and docs/architecture.svg anew.
# make search: the tests of laws with other examples each time; `make test` takes the same ones always.
# make fuzz MINUTES=30: random inputs for every way in. make crash KILLS=500: kills, full disks, two commands at once.
# Both: JOBS=2 at once, SEED=… for the same again (tests/hostile/README.md).

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

# make bench: measures the program beside rdflib, pyoxigraph, DuckDB and pyshacl, and writes benchmarks/README.md anew.
# make bench-full: the same with a million claims. Both: SIZES=1000,10000 for others, DATA=DIR keeps the archives.

.PHONY: demo test expected reference replay search fuzz crash bench bench-full precision clean

demo: .venv/demo
	$(BIN)/claimgraph check
	$(BIN)/claimgraph report
	$(BIN)/claimgraph export turtle --output out/claims.ttl
	$(BIN)/claimgraph view --output out/actors.html
	@printf '\nWritten: out/claims.ttl (the graph) and out/actors.html (open it in a browser).\nNext:\n'
	@printf '  $(BIN)/claimgraph ask figure/of-event event=exchange-2024-01-31\n'
	@printf '  $(BIN)/claimgraph ask claim/by-actor actor=Zelensky\n'
	@printf '  $(BIN)/claimgraph init my-corpus\n'

test: .venv/test tests/foreign/node_modules/.done
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest

expected: .venv/test
	PYTHONPATH=tests $(BIN)/python -m expected

reference: .venv/test
	$(BIN)/claimgraph export vocabulary -o docs/vocabulary.html
	$(BIN)/claimgraph export reference -o docs/reference.md
	PYTHONPATH=tests $(BIN)/python -m picture_of_stages
	PYTHONPATH=tests $(BIN)/python -m api_page

# The articles of the shipped corpus, reviewed by a script in the real terminal: how many keys each claim took.
replay: .venv/test
	PYTHONPATH=tests $(BIN)/python -m replay_all

search: .venv/test
	$(BIN)/python -m pytest --hypothesis-profile search

MINUTES ?= 30
KILLS ?= 500
JOBS ?= 2
HOSTILE := PYTHONPATH=tests $(BIN)/python -m
SEED_OPTION = $(if $(SEED),--seed $(SEED))

fuzz: .venv/test
	$(HOSTILE) hostile.fuzz --minutes $(MINUTES) --jobs $(JOBS) $(SEED_OPTION) $(TARGETS)

crash: .venv/test
	$(HOSTILE) hostile.crash --kills $(KILLS) --jobs $(JOBS) $(SEED_OPTION)

SIZES ?= 1000,10000,100000
BENCH := $(BIN)/python -m benchmarks.bench $(if $(DATA),--data $(DATA))

bench: .venv/test
	$(BENCH) --sizes $(SIZES)

bench-full: .venv/test
	$(BENCH) --sizes $(SIZES),1000000

# make precision: counts how often each rule of the reader is right on texts that were read by hand, and writes the table from
# which a proposal says it. TEXTS=DIR: where these texts are.
TEXTS ?= ../shared

precision: .venv/test
	$(BIN)/python -m benchmarks.precision $(TEXTS)

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit("claimgraph needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Say which: make demo PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/demo: .venv/python pyproject.toml constraints.txt browser/packages.json
	$(PIP) --editable .
	@touch $@

.venv/test: .venv/python pyproject.toml constraints.txt browser/packages.json
	$(PIP) --editable '.[test]'
	@touch $@ .venv/demo

# Readers from npm, for the tests that read exports with tools that are not ours; without npm those tests say what they need.
tests/foreign/node_modules/.done: tests/foreign/package.json
	@if command -v npm >/dev/null; then \
		cd tests/foreign && npm install --no-package-lock --no-audit --no-fund --silent && touch node_modules/.done; \
	else echo "No npm: the tests that need it are skipped. Install nodejs and npm to run them."; fi

clean:
	rm -rf tests/foreign/node_modules browser/fetched .venv out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
