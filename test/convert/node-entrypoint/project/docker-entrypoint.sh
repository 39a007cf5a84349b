#!/bin/sh
set -e
export GREETING="log book of ${SHIP:-Dana}"
exec "$@"
