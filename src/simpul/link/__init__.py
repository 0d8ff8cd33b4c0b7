# SPDX-License-Identifier: Apache-2.0
"""Which records are the same thing, which share something, and why."""
