# SPDX-License-Identifier: Apache-2.0
"""The operation's picture for a meeting."""
