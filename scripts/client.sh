#!/usr/bin/env bash
# Runs the Parley client: scripts/client.sh --help tells its options. Builds it on first use.
# PARLEY_CLIENT_JAVA_OPTS, if it is set, stands in the place of the JVM options below.
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

main=dev.parley.client.Main
find_java
ensure_built tui-client
# A small program that is to be there at once: no second compiler, and nothing compiled that runs a few times only; the
# simplest collector, a young generation that is done with in a millisecond, and room enough behind it that a start needs
# no full collection; reflection without code made for it. The JVM's own warnings would tear the screen.
read -ra client_options <<<"${PARLEY_CLIENT_JAVA_OPTS--XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=4 \
-XX:+UseSerialGC -Xms12m -Xmn4m -Xmx64m -XX:SurvivorRatio=4 -Xss512k -XX:-UsePerfData -Xlog:disable \
-Dsun.reflect.inflationThreshold=2147483647 -Djdk.reflect.useNativeAccessorOnly=true}"
client_options+=(-Dorg.jline.terminal.graphemeCluster=false)
set_paths tui-client
use_archive "$class_path" dev.parley.client.Rehearsal
stand_behind_client
exec "$java" "${java_basics[@]}" "${client_options[@]}" "-Dparley.server.script=$home/scripts/server.sh" -cp "$class_path" "$main" "$@"
