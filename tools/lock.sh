#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Make the locks anew: every version with its hashes, no address of any registry.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
  uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@"
}
compile pyproject.toml requirements.in --group dev --output-file requirements.lock
compile bench/splink/requirements.in --output-file bench/splink/requirements.lock
compile bench/nomenklatura/requirements.in --output-file bench/nomenklatura/requirements.lock
compile pyproject.toml requirements.in --extra spark --group dev --constraint requirements.lock --output-file requirements-spark.lock
