# Everything runs in a virtual environment of its own, made from the pinned constraints.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PEERS := $(VENV)/.peers

.DEFAULT_GOAL := help
.PHONY: help demo crawl test lint types unit bench audit lock fuzz drill check-compose clean

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "copydesk needs Python 3.11 or newer; name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

demo: $(STAMP) ## crawl the bundled newsroom through broker and workers, and show the records
	@$(BIN)/python -m newsroom.demo

crawl: $(STAMP) ## crawl a site of yours: make crawl URL=https://...
	@test -n "$(URL)" || { echo "name a site: make crawl URL=https://example.org/" >&2; exit 2; }
	@$(BIN)/copydesk crawl "$(URL)"

# Style is told at once; the others take longer, mostly waiting, and run side by side.
test: lint ## every check that a change must pass
	@$(MAKE) --no-print-directory -j 3 types unit check-compose

lint: $(STAMP) ## ruff: style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## mypy, strict
	$(BIN)/mypy

# Many tests wait for servers and children: three processes keep two cores busy. Each takes a run of files, so that
# what a file starts once is started once.
unit: $(STAMP) ## the tests, on three processes
	$(BIN)/python -m pytest -n 3 --dist worksteal

check-compose: $(STAMP) ## validate docker-compose.yml and Dockerfile without an engine
	@PYTHON=$(PYTHON) VENV=$(VENV)-compose sh tests/compose/validate.sh

# The peers spell one extra of lxml in two ways, which pip before 25 cannot join.
$(PEERS): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	@touch $@

bench: $(PEERS) ## quality, speed and cost beside peers: make bench [SAMPLE=60] [CORPORA=folder]
	$(BIN)/python -m benchmarks $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(CORPORA),--corpora "$(CORPORA)")

# In an environment of its own: pip-audit would bring other versions of what we lock. Exits 0, 1 or 3 (see the module).
$(VENV)-audit:
	$(PYTHON) -m venv $@
	$@/bin/python -m pip install --quiet --disable-pip-version-check pip-audit uv || { rm -rf $@; exit 1; }

audit: $(VENV)-audit ## look up known advisories of what is installed (needs the network): make audit [ARGS=--where-possible]
	@$(VENV)-audit/bin/python -m benchmarks.advisories $(ARGS)

lock: $(VENV)-audit ## make requirements.lock anew from pyproject.toml and constraints.txt
	$(VENV)-audit/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra test -c constraints.txt pyproject.toml -o requirements.lock

fuzz: $(STAMP) ## bend 10,000 pages from a seed and clean them: make fuzz [PAGES=10000] [SEED=1]
	@PYTHONPATH=tests $(BIN)/python -m hostile.fuzz --pages $(or $(PAGES),10000) --seed $(or $(SEED),1)

drill: $(STAMP) ## kill workers and servers under load, and count what is missing: make drill [RUNS=1] [ARGS="--store postgresql"]
	@$(BIN)/python -m benchmarks.drill --runs $(or $(RUNS),1) $(ARGS)

clean: ## remove what make made
	rm -rf $(VENV) $(VENV)-compose $(VENV)-audit .mypy_cache .pytest_cache .ruff_cache *.egg-info
