# shellcheck shell=bash disable=SC2154
# Sourced by what starts a program of Parley, in the source tree and in the packages: the JVM options, and the start itself.
# Uses what java.sh sets; class_path; and program_options, which tell the programs what they are called here.

# run_server ARGUMENT...: out of memory it ends rather than limp on, and what it acknowledged is kept. The classes of a server that has
# just started are no reason for a full collection, which takes an eighth of a second.
run_server() {
  local options
  read -ra options <<<"${PARLEY_SERVER_JAVA_OPTS--Xmx1g -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError \
-XX:MetaspaceSize=64m}"
  exec "$java" "${java_basics[@]}" "${options[@]}" "${program_options[@]}" -cp "$class_path" dev.parley.server.Main "$@"
}

# run_admin ARGUMENT...: a small program that is to be there at once.
run_admin() {
  exec "$java" "${java_basics[@]}" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "${program_options[@]}" \
    -cp "$class_path" dev.parley.server.admin.remote.AdminMain "$@"
}

# run_client ARGUMENT...: needs archive.sh, and archive_folder and archive_build for it, and terminal.sh.
# A small program that is to be there at once: no second compiler, and nothing compiled that runs a few times only; the
# simplest collector, a young generation that is done with in a millisecond, and room enough behind it that a start needs
# no full collection; reflection without code made for it. The JVM's own warnings would tear the screen.
run_client() {
  read -ra client_options <<<"${PARLEY_CLIENT_JAVA_OPTS--XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=4 \
-XX:+UseSerialGC -Xms12m -Xmn4m -Xmx64m -XX:SurvivorRatio=4 -Xss512k -XX:-UsePerfData -Xlog:disable \
-Dsun.reflect.inflationThreshold=2147483647 -Djdk.reflect.useNativeAccessorOnly=true}"
  client_options+=(-Dorg.jline.terminal.graphemeCluster=false)
  use_archive "$archive_folder" "$archive_build" dev.parley.client.Rehearsal
  stand_behind_client
  exec "$java" "${java_basics[@]}" "${client_options[@]}" "${program_options[@]}" -cp "$class_path" dev.parley.client.Main "$@"
}
