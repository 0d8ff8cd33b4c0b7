# SPDX-License-Identifier: Apache-2.0
"""Sheets, lists and packs in and out, with a report that adds up."""
