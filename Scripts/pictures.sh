#!/usr/bin/env bash
# Draws the README's pictures from the demo at a fixed time; with --check, says which of them are stale and changes none.
# The binary is $RAPPORT, else the release build's.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
binary=${RAPPORT:-$here/.build/release/rapport}
check=false
case "${1:-}" in
  "") ;;
  --check) check=true ;;
  *) echo "usage: Scripts/pictures.sh [--check]" >&2; exit 64 ;;
esac
if [ ! -x "$binary" ]; then
  echo "pictures: there is no $binary; build it with ./run --version, or name another with RAPPORT=FILE" >&2
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# draw NAME OPTION…: nothing of this machine's clock, zone, user or configuration reaches the picture.
draw() {
  local name=$1
  shift
  env -i PATH=/usr/bin:/bin HOME="$work" TMPDIR="$work" TZ=America/New_York LANG=C.UTF-8 \
    "$binary" screenshot --demo --now 2026-11-23T09:05:32-05:00 --as dana "$@" "$work/$name.svg"
}
draw overview --screen overview --size 120x36
draw customers --screen customers --size 160x36 --keys "enter enter"
draw light --screen overview --size 120x36 --theme light --keys "?"

stale=()
for picture in "$work"/*.svg; do
  name=$(basename "$picture")
  cmp -s "$picture" "$here/pictures/$name" && continue
  if $check; then stale+=("pictures/$name"); else mkdir -p "$here/pictures" && cp "$picture" "$here/pictures/$name"; fi
done
if [ ${#stale[@]} -gt 0 ]; then
  echo "pictures: stale: ${stale[*]}; Scripts/pictures.sh draws them anew" >&2
  exit 1
fi
