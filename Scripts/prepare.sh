# Sourced by ./run and ./test: looks for Swift, installs the Debian packages that are missing, and says so.

say() { printf 'rapport: %s\n' "$*" >&2; }

require_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    say "Swift is not installed. Install Swift 6.2 or newer from https://www.swift.org/install/linux/ and run this again."
    exit 1
  fi
  local version major minor
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "${minor:-0}" -lt 2 ]; }; then
    say "Swift ${version:-of an unknown version} is too old: Rapport needs 6.2 or newer (https://www.swift.org/install/linux/)."
    exit 1
  fi
}

# require_packages NAME… installs those that dpkg does not know as installed.
require_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    say "these libraries are missing and there is no apt-get to install them: ${missing[*]}"
    exit 1
  fi
  say "installing Debian packages: ${missing[*]}"
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  if ! { "${root[@]}" apt-get update -qq && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"; } >&2; then
    say "could not install ${missing[*]}; install them by hand and run this again"
    exit 1
  fi
}
