# SPDX-License-Identifier: Apache-2.0
"""Long tests that ask for more than `make test` sets up (Java, the extra `spark`): collected by `make soak` alone."""

from __future__ import annotations

import os

collect_ignore_glob = [] if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else ["test_*.py"]  # noqa: TID251  # `make soak` chooses by environment
