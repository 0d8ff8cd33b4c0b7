# SPDX-License-Identifier: Apache-2.0
"""Sheets and registers as agencies keep them, and the files they become."""
