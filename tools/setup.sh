#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Set up everything from nothing on Debian 12 or Ubuntu with Python 3.11 or newer.
# With --for-tests also a browser and a PDF reader; with --with-spark a Java runtime, and .venv-spark beside .venv. Asks apt only for what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

install() {
  echo "setup: installing $*" >&2
  local as=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "setup: $* must be installed by root (no sudo here)" >&2; exit 2; }
    as=sudo
  fi
  $as env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

missing=()
command -v "$python" >/dev/null || missing+=(python3)
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
# The agenda is printed in the scripts of the participants; without these fonts it would say so instead.
[ -n "$(find /usr/share/fonts -name 'NotoSansKhmer*' -print -quit 2>/dev/null)" ] || missing+=(fonts-noto-core)
[ -n "$(find /usr/share/fonts -name 'NotoSansCJK*' -print -quit 2>/dev/null)" ] || missing+=(fonts-noto-cjk)
if [ "${1:-}" = --for-tests ]; then
  command -v chromium >/dev/null || missing+=(chromium)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
fi
if [ "${1:-}" = --with-spark ]; then
  command -v java >/dev/null || missing+=(openjdk-17-jre-headless)
fi
[ ${#missing[@]} = 0 ] || install "${missing[@]}"

"$python" - <<'P' || { echo "setup: Python 3.11 or newer is needed" >&2; exit 2; }
import sys
sys.exit(sys.version_info < (3, 11))
P
# An environment is made anew where its lock or the package's needs are newer.
make_environment() { # folder, lock
  if ! [ -e "$1/.ready" ] || [ "$2" -nt "$1/.ready" ] || [ pyproject.toml -nt "$1/.ready" ]; then
    [ -x "$1/bin/python" ] || "$python" -m venv "$1"
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$2"
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    touch "$1/.ready"
  fi
}
if [ "${1:-}" = --with-spark ]; then
  make_environment .venv-spark requirements-spark.lock
else
  make_environment .venv requirements.lock
fi
