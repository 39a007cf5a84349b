#!/bin/sh
set -e
echo "waiting for nothing"
exec waitress-serve --port=8000 app:app
