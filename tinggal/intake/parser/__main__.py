"""Opens strangers' files: stands ready with its libraries loaded, and a confined child does each order.

No Django here: the program starts in half a second, a child in some milliseconds.
"""

from tinggal.intake.parser.obey import obey
from tinggal.intake.parser.tasks import TASKS

obey(TASKS)
