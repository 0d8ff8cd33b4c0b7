# SPDX-License-Identifier: Apache-2.0
"""A run of linking on Spark. Needs the extra ``spark``; nothing outside imports it before it is asked for."""
