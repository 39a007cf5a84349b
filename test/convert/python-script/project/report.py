import sys

from tabulate import tabulate

print(tabulate([["depth", sys.argv[2]]]))
