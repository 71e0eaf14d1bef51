#!/usr/bin/env bash
# Runs the Parley server: scripts/server.sh --help tells its options. Builds it on first use.
# PARLEY_SERVER_JAVA_OPTS, if it is set, stands in the place of the JVM options below.
set -euo pipefail
# shellcheck source=scripts/lib/build.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/build.sh"

find_java
ensure_built server
# Out of memory it ends rather than limp on, and what it acknowledged is kept.
read -ra options <<<"${PARLEY_SERVER_JAVA_OPTS--Xmx1g -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError}"
exec "$java" "${java_basics[@]}" "${options[@]}" -cp "$(class_path server)" dev.parley.server.Main "$@"
