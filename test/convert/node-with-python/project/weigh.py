import sys

import humanize

print(humanize.naturalsize(int(sys.argv[1])))
