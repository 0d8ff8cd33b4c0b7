# SPDX-License-Identifier: Apache-2.0
"""Simpul: cooperative investigation and information exchange between police agencies."""

__version__ = "0.1.0"
