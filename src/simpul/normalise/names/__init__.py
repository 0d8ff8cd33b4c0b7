# SPDX-License-Identifier: Apache-2.0
"""Names in many scripts: tokens, romanisations, skeletons."""
