#!/bin/bash
set -euo pipefail
trap 'exit 0' TERM
exec lua5.4 wind.lua
