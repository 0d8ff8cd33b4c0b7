# SPDX-License-Identifier: Apache-2.0
"""Measurements side by side with peers, and the scorers of an exercise's truth."""
