#!/usr/bin/env bash
# Throws what nobody would think of at all that reads what others write: scripts/fuzz.sh [--seconds S] [--corpus DIR] [TARGET ...]
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
# shellcheck source=scripts/lib/start.sh
. "$here/lib/start.sh"
# shellcheck source=scripts/lib/build.sh
. "$here/lib/build.sh"

usage() {
  cat <<'END'
scripts/fuzz.sh [--seconds S] [--corpus DIR] [TARGET ...]

Runs each fuzz test with Jazzer, which makes inputs that reach code that no input has reached before. A test says what must
hold for every input. Inputs that are kept as examples (src/test/resources/.../…Inputs) are run by scripts/test.sh as well.

TARGET        part of the name of a fuzz test, such as ProxyHeader; all of them if none is named
--seconds S   how long each runs (60)
--corpus DIR  where inputs that reached something new are kept, for the next run (a temporary folder, removed at the end)

Prints for each how many inputs it has tried. At the first fault it says where the input is, and goes on with the next test.
Exit status: 0 no fault was found, 1 one was, 2 invalid options.
END
}

seconds=60 corpus='' targets=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage && exit 0 ;;
    --seconds) seconds=${2-} && shift ;;
    --corpus) corpus=${2-} && shift ;;
    -*) say "There is no option $1. See scripts/fuzz.sh --help." && exit 2 ;;
    *) targets+=("$1") ;;
  esac
  shift
done
if ! [[ $seconds =~ ^[1-9][0-9]*$ ]]; then
  say "--seconds needs a whole number above 0." && exit 2
fi

find_java
need_build_tools
cd "$home"
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
corpus=${corpus:-$work/corpus}
JAVA_HOME=$java_home mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/fuzz.classpath >&2

# fuzz MODULE SOURCE: runs one test. What it says goes to a file; that is shown where there is a fault.
fuzz() {
  local module=$1 class name inputs status=0 runs
  class=${2#"$module"/src/test/java/} class=${class%.java} name=${class##*/}
  inputs=$corpus/$name
  mkdir -p "$inputs"
  cp -- "$module/src/test/resources/${class}Inputs/fuzz/"* "$inputs/"
  "$java_home/bin/java" -cp "$module/target/classes:$module/target/test-classes:$(cat "$module/target/fuzz.classpath")" \
    --enable-native-access=ALL-UNNAMED com.code_intelligence.jazzer.Jazzer --target_class="${class//\//.}" \
    --instrumentation_includes='dev.parley.**' --reproducer_path="$work" \
    -artifact_prefix="$inputs/fault-" -rss_limit_mb=0 -max_total_time="$seconds" -print_final_stats=1 "$inputs" \
    >"$work/said" 2>&1 || status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/said")
  if [ "$status" = 0 ]; then
    printf '%-20s %10s inputs, no fault\n' "${name%FuzzTest}" "$runs"
    return
  fi
  printf '%-20s %10s inputs, A FAULT:\n' "${name%FuzzTest}" "${runs:-?}"
  grep -v '^#\|^INFO\|^"' "$work/said" | head -40
  mkdir -p target/faults && cp -- "$inputs"/fault-* target/faults/ 2>/dev/null &&
    printf 'The input is in %s/target/faults. Put it beside the other examples when the fault is mended.\n' "$home"
  return 1
}

failed=0 ran=0
for module in common server tui-client; do
  while IFS= read -r source; do
    name=${source##*/}
    for target in "${targets[@]-}"; do
      if [[ $name == *"$target"* ]]; then
        ran=1
        fuzz "$module" "$source" || failed=1
        break
      fi
    done
  done < <(grep -rl '^    @FuzzTest' "$module/src/test/java" | sort)
done
if [ "$ran" = 0 ]; then
  say "No fuzz test has such a name. There are: $(grep -rl '^    @FuzzTest' ./*/src/test/java | sed 's|.*/||; s|FuzzTest.java||' | sort | tr '\n' ' ')" && exit 2
fi
exit "$failed"
