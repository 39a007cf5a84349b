#!/bin/sh
python3 -m http.server --directory public 8000
