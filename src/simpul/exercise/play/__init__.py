# SPDX-License-Identifier: Apache-2.0
"""The plot, who plays in it, and everybody else."""
