# SPDX-License-Identifier: Apache-2.0
"""The parts of the picture, each made from the same docket: pure, and without a word of any language."""
