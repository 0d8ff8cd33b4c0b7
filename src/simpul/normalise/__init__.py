# SPDX-License-Identifier: Apache-2.0
"""Raw values to canonical ones, each with the raw kept and a reason where it cannot be done."""
