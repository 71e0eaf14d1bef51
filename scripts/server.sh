#!/usr/bin/env bash
# Runs the Parley server: scripts/server.sh --help tells its options. Builds it on first use.
# PARLEY_SERVER_JAVA_OPTS, if it is set, stands in the place of the JVM options in lib/programs.sh.
set -euo pipefail
here=${BASH_SOURCE[0]}
[ ! -L "$here" ] || here=$(readlink -f "$here")
[[ $here == */* ]] || here=./$here
# shellcheck source=scripts/lib/start.sh
. "${here%/*}/lib/start.sh"
# shellcheck source=scripts/lib/build.sh
. "${here%/*}/lib/build.sh"
# shellcheck source=scripts/lib/programs.sh
. "$home/scripts/lib/programs.sh"

find_java
ensure_built server
set_paths server
program_options=("-Dparley.server.script=$home/scripts/server.sh")
run_server "$@"
