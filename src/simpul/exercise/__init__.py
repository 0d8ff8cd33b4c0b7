# SPDX-License-Identifier: Apache-2.0
"""An invented operation to practise and measure with."""
