#!/usr/bin/env bash
# Prints the times of README.md beside this file, one after the other: whole portfolios, the console, the desk and its wall.
#
#   TUIBENCH=/path/to/tuibench.py Benchmarks/times.sh
#
# Takes half an hour. Without TUIBENCH the console is left out.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
git -C "$here" log -1 --format='commit %h of %cd'
echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
"$here/data.py" 1250 12500
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ -n "${TUIBENCH:-}" ]; then
  "$here/console.sh"
  "$here/desk.py" make "$folder"
  "$here/desk.py" queue "$folder/desk.db"
  "$here/desk.py" metrics "$folder/desk.db"
  "$here/desk.py" wall "$folder/desk.db"
else
  echo "TUIBENCH is not set: the console is not measured" >&2
fi
