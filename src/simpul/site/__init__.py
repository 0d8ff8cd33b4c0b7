# SPDX-License-Identifier: Apache-2.0
"""Faces and settings: the command line."""
