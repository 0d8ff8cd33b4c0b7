# SPDX-License-Identifier: Apache-2.0
"""The encodings and checksums that identifiers carry. Nothing here knows what an identifier means."""
