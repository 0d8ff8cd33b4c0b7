# SPDX-License-Identifier: Apache-2.0
"""``python -m simpul.site.cli``: the command line without an installed script."""

from simpul.site.cli import main

main()
