#!/usr/bin/env bash
# Measures the console on a pseudo-terminal: start, keys, idling, floods of keys, filtering.
#
#   TUIBENCH=/path/to/tuibench.py Benchmarks/console.sh [DATABASE]
#
# TUIBENCH drives a full-screen program through steps (-s wait:… key:… repeat:… idle:… flood:… quit:…) and prints how long each
# took to be answered, in milliseconds, with bytes written and processor time. Without DATABASE the demo is prepared.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rapport=${RAPPORT:-$here/../.build/release/rapport}
runs=${RUNS:-5}
: "${TUIBENCH:?names the script that drives the terminal: TUIBENCH=/path/to/tuibench.py}"
[ -x "$rapport" ] || { echo "console.sh: no $rapport; build it with 'swift build -c release', or set RAPPORT" >&2; exit 1; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
database=${1:-$scratch/demo.db}
[ $# -gt 0 ] || "$rapport" demo --prepare --db "$database"

console() {
  local size=$1 runs=$2
  shift 2
  python3 "$TUIBENCH" --size "$size" --runs "$runs" "$@" -- "$rapport" console --db "$database" --as dana
}

echo "== start: the first frame, then its figures"
for size in 24x80 36x120 50x200; do
  console "$size" $((runs * 3)) -s 'wait:Portfolio health' -s 'quit:q'
  console "$size" $((runs * 3)) -s 'wait:[0-9] average' -s 'quit:q'
done

echo "== keys: cursor in the customers, panes, help, 500 keys held down, a filter letter by letter"
for size in 24x80 36x120 50x200; do
  console "$size" "$runs" -s 'wait:[0-9] average' -s 'key:2' -s 'repeat:40:j' -s 'flood:500:j' -s 'flood:500:k' \
    -s 'key:?=>closes' -s 'key:x=>!closes' -s 'key:1' -s 'repeat:10:<Tab>' -s 'key:2' \
    -s 'key:/' -s 'key:a' -s 'key:c' -s 'key:m' -s 'key:e' -s 'key:<Esc>' -s 'quit:q'
done

echo "== idle for 10 s: each pane at 24x80, then everything at once"
idle=()
for _ in 1 2 3 4 5; do idle+=(-s 'idle:10' -s 'key:<Tab>'); done
console 24x80 1 -s 'wait:[0-9] average' "${idle[@]}" -s 'key:2' -s 'idle:10' -s 'quit:q'
for size in 36x120 50x200; do console "$size" 1 -s 'wait:[0-9] average' -s 'idle:10' -s 'quit:q'; done
