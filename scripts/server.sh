#!/usr/bin/env bash
# Runs the Parley server: scripts/server.sh --help tells its options. Builds it on first use.
# PARLEY_SERVER_JAVA_OPTS, if it is set, stands in the place of the JVM options below.
set -euo pipefail
here=${BASH_SOURCE[0]}
[ ! -L "$here" ] || here=$(readlink -f "$here")
[[ $here == */* ]] || here=./$here
# shellcheck source=scripts/lib/start.sh
. "${here%/*}/lib/start.sh"
# shellcheck source=scripts/lib/build.sh
. "${here%/*}/lib/build.sh"

find_java
ensure_built server
# Out of memory it ends rather than limp on, and what it acknowledged is kept.
read -ra options <<<"${PARLEY_SERVER_JAVA_OPTS--Xmx1g -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError}"
set_paths server
exec "$java" "${java_basics[@]}" "${options[@]}" "-Dparley.server.script=$home/scripts/server.sh" -cp "$class_path" dev.parley.server.Main "$@"
