"""Reads a file from standard input, does one task with it, writes the answer to standard output and ends.

No Django here: the program starts in about a tenth of a second.
"""

from tinggal.intake.parser.obey import obey
from tinggal.intake.parser.tasks import TASKS

obey(TASKS)
