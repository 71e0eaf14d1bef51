#!/usr/bin/env bash
# Runs the Parley client: scripts/client.sh --help tells its options. Builds it on first use.
# PARLEY_CLIENT_JAVA_OPTS, if it is set, stands in the place of the JVM options in lib/programs.sh.
set -euo pipefail
here=${BASH_SOURCE[0]}
[ ! -L "$here" ] || here=$(readlink -f "$here")
[[ $here == */* ]] || here=./$here
# shellcheck source=scripts/lib/start.sh
. "${here%/*}/lib/start.sh"
# shellcheck source=scripts/lib/build.sh
. "${here%/*}/lib/build.sh"
# shellcheck source=scripts/lib/archive.sh
. "$home/scripts/lib/archive.sh"
# shellcheck source=scripts/lib/terminal.sh
. "$home/scripts/lib/terminal.sh"
# shellcheck source=scripts/lib/programs.sh
. "$home/scripts/lib/programs.sh"

find_java
ensure_built tui-client
set_paths tui-client
program_options=("-Dparley.server.script=$home/scripts/server.sh")
# It is made anew where the jar is newer.
archive_folder=$home/tui-client/target/archives archive_build=''
run_client "$@"
