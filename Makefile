# SPDX-License-Identifier: Apache-2.0
# Every target sets up what it needs; the environment is .venv in this folder.
PYTHON ?= python3
BIN := .venv/bin
OUT ?= demo
DATA ?= ../shared/data
TOOLS ?= ../shared/tools
FIGURES ?= build/figures
PARTS := lists people historical febrl4 operation desk curve lookup ablation reliability

.PHONY: help setup demo serve test fast check bench bench-tables bench-peers soak format clean

help:            ## Show these targets
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/.ready  ## Set up the environment from the lock

.venv/.ready: requirements.lock pyproject.toml tools/setup.sh
	PYTHON="$(PYTHON)" bash tools/setup.sh

demo: setup      ## Invent an operation, link it, make its picture; serve it where there is a terminal
	$(BIN)/python -m simpul.site.demo --out "$(OUT)"

serve: setup     ## Serve the picture that `make demo` made, on this machine only
	$(BIN)/python -m simpul.site.demo --out "$(OUT)" --serve-only

test: setup      ## Run all tests (under ten minutes on two cores)
	bash tools/setup.sh --for-tests
	$(BIN)/python -m pytest -q --durations=10

fast: setup      ## Run the tests that take less than a minute together
	$(BIN)/python -m pytest -q tests/unit tests/property tests/vectors -m "not slow"

check: setup     ## Format, lint, types, floors
	$(BIN)/ruff format --check src tests tools
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup bench-peers  ## Measure beside the peers, a file of figures a part (the data lies beside the repository)
	mkdir -p "$(FIGURES)"
	for part in $(PARTS); do \
	  $(BIN)/simpul bench link --part $$part --data "$(DATA)" --tools "$(TOOLS)" > "$(FIGURES)/$$part.json.unfinished" \
	    && mv "$(FIGURES)/$$part.json.unfinished" "$(FIGURES)/$$part.json" || exit 1; done
	$(BIN)/simpul bench names --data "$(DATA)" > "$(FIGURES)/names.json.unfinished"
	mv "$(FIGURES)/names.json.unfinished" "$(FIGURES)/names.json"

bench-tables: setup  ## Write the figures of the last `make bench` into docs/benchmarks.md
	mkdir -p docs/figures
	cp "$(FIGURES)"/*.json docs/figures/
	$(BIN)/python tools/benchmark_tables.py docs/figures docs/benchmarks.md

bench-peers: bench/splink/.venv/.ready bench/nomenklatura/.venv/.ready

bench/%/.venv/.ready: bench/%/requirements.lock
	$(PYTHON) -m venv bench/$*/.venv
	bench/$*/.venv/bin/python -m pip install --quiet --require-hashes -r bench/$*/requirements.lock
	touch $@

soak: setup soak-spark  ## The long tests: every law with many more examples; Spark against DuckDB
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -q tests/property

soak-spark: .venv-spark/.ready  ## Only what needs Java: a run on Spark finds what a run on DuckDB finds
	HYPOTHESIS_PROFILE=soak .venv-spark/bin/python -m pytest -q tests/soak

.venv-spark/.ready: requirements-spark.lock pyproject.toml tools/setup.sh
	PYTHON="$(PYTHON)" bash tools/setup.sh --with-spark

format: setup    ## Put the code in order
	$(BIN)/ruff format src tests tools
	$(BIN)/ruff check --fix src tests tools

clean:           ## Remove the environment and what was made
	rm -rf .venv .venv-spark bench/*/.venv "$(OUT)"
