#!/usr/bin/env bash
# Runs the whole test suite: scripts/test.sh [MAVEN OPTION OR GOAL ...], on the JDK of JAVA_HOME or the PATH.
# The end-to-end tests need tmux; where it is missing and may be installed, it is, and this says so.
set -euo pipefail
# shellcheck source=scripts/lib/start.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/start.sh"
# shellcheck source=scripts/lib/build.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/build.sh"

need_tmux() {
  local needs='apt-get install -y tmux'
  command -v tmux >/dev/null && return
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    die "The tests need tmux: $needs"
  fi
  say "The tests need tmux, which is missing: $needs"
  DEBIAN_FRONTEND=noninteractive $needs >&2 </dev/null || { apt-get update && $needs; } >&2 </dev/null ||
    die "tmux could not be installed."
}

find_java
need_build_tools
need_tmux
say "Testing Parley on Java $java_version ($java_home)"
cd "$home"
JAVA_HOME=$java_home exec mvn -B -ntp "$@" verify
