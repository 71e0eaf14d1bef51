#!/usr/bin/env bash
# Kills a server under load again and again and checks that it kept its word:  scripts/crash.sh [SECONDS] [SEED]
set -euo pipefail
# shellcheck source=scripts/lib/start.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/start.sh"
# shellcheck source=scripts/lib/build.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/build.sh"

usage() {
  cat <<'EOF'
scripts/crash.sh [SECONDS] [SEED]

Starts a server of its own on loopback, uses it with seven clients (messages to rooms and to one another, many at once;
rooms, memberships, topics, marks and accounts), kills it with SIGKILL every 1 to 4 seconds, sometimes while it still starts,
starts it again on the same data, and compares all that it has with all that it had acknowledged or delivered before.
It goes on for SECONDS (300), or to the first broken promise. It prints a line for each kill, and a summary.

SEED   decides who does what and when the server is killed (a new one); what the server is doing just then is up to the machine
KEEP   if it is 1, the server's data is left where it is when a promise was broken, and the last line says where

Exit status: 0 if every promise was kept, 1 if not. Otherwise it leaves nothing behind. A kill is no power cut: what the process has handed
to the operating system outlives it, so this cannot tell whether the journal waits for fsync.
EOF
}

case ${1:-} in -h | --help) usage; exit 0 ;; esac
for number in "$@"; do
  [[ $number =~ ^-?[0-9]+$ ]] || { usage >&2; exit 2; }
done
[ $# -le 2 ] || { usage >&2; exit 2; }

find_java
need_build_tools
cd "$home"
log=$home/target/build-crash.log
class_path_file=$home/target/crash.class-path
mkdir -p "$home/target"
say "Building the crash test …"
if ! JAVA_HOME=$java_home mvn -q -B -ntp -pl common,server -Dspotless.check.skip=true test-compile \
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile="$class_path_file" >"$log" 2>&1 </dev/null; then
  cat "$log" >&2
  die "The crash test could not be built; Maven says why above."
fi
# The server's class path was written last.
keep=false
[ "${KEEP:-}" != 1 ] || keep=true
exec "$java" "${java_basics[@]}" -Xmx2g -Dparley.crash.keep=$keep -cp \
  "$home/server/target/test-classes:$home/server/target/classes:$(cat "$class_path_file")" \
  dev.parley.server.crash.CrashMain "${1:-300}" ${2:+"$2"}
