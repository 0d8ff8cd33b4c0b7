# SPDX-License-Identifier: Apache-2.0
"""The page of one run of linking: what came in, what was found, what was not, for whoever ran it."""
