#!/bin/sh
rsync -a ./ web@example.org:site/
