# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of names in other scripts: several for each, as people and passports write them."""
