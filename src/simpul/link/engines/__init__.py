# SPDX-License-Identifier: Apache-2.0
"""Other executors of a run than the embedded database; each gives what that gives."""
