# SPDX-License-Identifier: Apache-2.0
"""Invented people: names, identifiers, and how one sheet spells them."""
