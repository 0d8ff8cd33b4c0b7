# SPDX-License-Identifier: Apache-2.0
# Every target sets up what it needs; the environment is .venv in this folder.
PYTHON ?= python3
BIN := .venv/bin
OUT ?= demo

.PHONY: help setup demo serve test fast check bench bench-peers soak format clean

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

bench: setup bench-peers  ## Measure beside the peers, in one run (the data lies beside the repository)
	$(BIN)/simpul bench link
	$(BIN)/simpul bench names

bench-peers: bench/splink/.venv/.ready

bench/splink/.venv/.ready: bench/splink/requirements.lock
	$(PYTHON) -m venv bench/splink/.venv
	bench/splink/.venv/bin/python -m pip install --quiet --require-hashes -r bench/splink/requirements.lock
	touch $@

soak: setup      ## The long tests: every property with many more examples
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -q tests/property

format: setup    ## Put the code in order
	$(BIN)/ruff format src tests tools
	$(BIN)/ruff check --fix src tests tools

clean:           ## Remove the environment and what was made
	rm -rf .venv bench/splink/.venv "$(OUT)"
