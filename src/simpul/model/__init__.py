# SPDX-License-Identifier: Apache-2.0
"""What things are: types, records, statements, markings, agencies, charges, ids, clock, errors."""
