#!/bin/sh
# Builds the encoder and puts it below the folder that is named.
set -e
apt-get update
apt-get install -y --no-install-recommends gcc libc6-dev libsodium-dev
gcc -O2 -o "$1/bin/chart-encode" "$(dirname "$0")/encode.c" -lsodium
mkdir -p "$1/share/chart"
cp "$(dirname "$0")/legend.txt" "$1/share/chart/"
rm -rf /var/lib/apt/lists/*
