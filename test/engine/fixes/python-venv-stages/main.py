import sys

import click

click.echo(f"hello {sys.argv[1]}")
