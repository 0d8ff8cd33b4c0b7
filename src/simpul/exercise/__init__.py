# SPDX-License-Identifier: Apache-2.0
"""An invented operation: holdings of 19 participants as they would really arrive, and the truth behind them.

Nobody in it exists. It is made from a seed, byte for byte the same each time.
"""
