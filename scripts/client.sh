#!/usr/bin/env bash
# Runs the Parley client: scripts/client.sh --help tells its options. Builds it on first use.
# PARLEY_CLIENT_JAVA_OPTS, if it is set, stands in the place of the JVM options below.
set -euo pipefail
here=${BASH_SOURCE[0]}
[ ! -L "$here" ] || here=$(readlink -f "$here")
[[ $here == */* ]] || here=./$here
# shellcheck source=scripts/lib/build.sh
. "${here%/*}/lib/build.sh"
# shellcheck source=scripts/lib/archive.sh
. "$home/scripts/lib/archive.sh"

main=dev.parley.client.Main
find_java
ensure_built tui-client
# A small program that is to be there at once: no second compiler, the simplest collector. The JVM's own warnings would
# tear the screen.
read -ra client_options <<<"${PARLEY_CLIENT_JAVA_OPTS--XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -Xss512k \
-XX:-UsePerfData -Xlog:disable}"
client_options+=(-Dorg.jline.terminal.graphemeCluster=false)
set_class_path tui-client
use_archive "$class_path" dev.parley.client.Rehearsal
exec "$java" "${java_basics[@]}" "${client_options[@]}" -cp "$class_path" "$main" "$@"
