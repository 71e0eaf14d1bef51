#!/usr/bin/env bash
# Runs the Parley client: scripts/client.sh --help tells its options. Builds it on first use.
# PARLEY_CLIENT_JAVA_OPTS, if it is set, stands in the place of the JVM options below.
set -euo pipefail
# shellcheck source=scripts/lib/build.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/build.sh"
# shellcheck source=scripts/lib/archive.sh
. "$home/scripts/lib/archive.sh"
# shellcheck source=scripts/lib/terminal.sh
. "$home/scripts/lib/terminal.sh"

main=dev.parley.client.Main
find_java
ensure_built tui-client
# A small program that is to be there at once: no second compiler, the simplest collector. The JVM's own warnings would
# tear the screen.
read -ra client_options <<<"${PARLEY_CLIENT_JAVA_OPTS--XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -Xss512k \
-XX:-UsePerfData -Xlog:disable}"
client_options+=(-Dorg.jline.terminal.graphemeCluster=false)
path=$(class_path tui-client)
archive=$(archive_of "$path" dev.parley.client.app.Rehearsal)
[ -z "$archive" ] || client_options+=(-Xshare:auto -XX:SharedArchiveFile="$archive")
stand_behind_client
exec "$java" "${java_basics[@]}" "${client_options[@]}" -cp "$path" "$main" "$@"
