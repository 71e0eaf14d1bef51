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
# shellcheck source=scripts/lib/terminal.sh
. "$home/scripts/lib/terminal.sh"

main=dev.parley.client.Main
find_java
ensure_built tui-client
# A small program that is to be there at once: no second compiler, the simplest collector with a heap that stays as small
# as what lives in it (a Scrollback bounds that), reflection without code made for it. The JVM's own warnings would tear
# the screen.
read -ra client_options <<<"${PARLEY_CLIENT_JAVA_OPTS--XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms6m -Xmn3m -Xmx64m \
-XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -Xss512k -XX:-UsePerfData -Xlog:disable \
-Dsun.reflect.inflationThreshold=2147483647 -Djdk.reflect.useNativeAccessorOnly=true}"
client_options+=(-Dorg.jline.terminal.graphemeCluster=false)
set_class_path tui-client
use_archive "$class_path" dev.parley.client.Rehearsal
stand_behind_client
exec "$java" "${java_basics[@]}" "${client_options[@]}" -cp "$class_path" "$main" "$@"
