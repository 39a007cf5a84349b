#!/bin/sh
set -e

PORT="${PORT:-8080}"

# shellcheck disable=SC2086
exec java $JAVA_OPTS -Dport="$PORT" -jar /app/tide.jar "$@"
