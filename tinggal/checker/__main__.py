"""``python -m tinggal.checker letter.pdf``: the command ``tinggal-verify``."""

import sys

from tinggal.checker.command import main

sys.exit(main(sys.argv[1:]))
