#!/usr/bin/env bash
# The console of a Parley server that runs on this machine: scripts/admin.sh --help tells its options. Builds it on first use.
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
run_admin "$@"
