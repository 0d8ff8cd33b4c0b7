# SPDX-License-Identifier: Apache-2.0
"""Who may do what with which item: one decision, everywhere."""
