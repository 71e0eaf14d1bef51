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

find_java
ensure_built server
set_paths server
# A small program that is to be there at once.
exec "$java" "${java_basics[@]}" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$class_path" dev.parley.server.admin.remote.AdminMain "$@"
