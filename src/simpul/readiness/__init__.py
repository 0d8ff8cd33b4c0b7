# SPDX-License-Identifier: Apache-2.0
"""What a case still lacks before people act on it."""
