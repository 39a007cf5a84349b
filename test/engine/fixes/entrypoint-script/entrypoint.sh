#!/bin/sh
set -e
cat "$(dirname "$0")/other.txt"
exit "$1"
