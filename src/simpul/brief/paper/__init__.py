# SPDX-License-Identifier: Apache-2.0
"""The picture on paper and screen: the offline page, the agenda, the tables. Words live here and in ``words``."""
