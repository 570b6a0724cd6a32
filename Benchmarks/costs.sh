#!/usr/bin/env bash
# Prints what everything that is asked and written costs, in the engine's own steps, beside what is promised.
#
#   Benchmarks/costs.sh [PART OF A NAME]
#
# Each line: what it is, the promise at four times as much, steps and rows read and written at once and at four times, and how
# many times the steps have grown. The promises are in Tests/SQLStoreTests/Costs/CostTable.swift and held by its tests.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
table=$(mktemp)
trap 'rm -f "$table"' EXIT
cd "$here/.."
RAPPORT_COSTS=$table ./test --filter CostTests >"$table.log" 2>&1 || { tail -40 "$table.log"; rm -f "$table.log"; exit 1; }
rm -f "$table.log"
printf '%-46s %-7s %9s %9s %6s %7s %7s %7s %7s\n' what promise steps "× 4" growth rows "× 4" written "× 4"
sort "$table" | grep -F -- "${1:-}" | awk -F'\t' '{
  printf "%-46s %-7s %9d %9d %6.2f %7d %7d %7d %7d\n", $1, $2, $3, $4, $4 / $3, $5, $6, $7, $8
}'
