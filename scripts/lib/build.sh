# shellcheck shell=bash
# Sourced by the scripts beside it: builds what is missing or older than its sources, and names what to start.
# Sets: home (the project), and what java.sh sets.

home=$(cd "${BASH_SOURCE[0]%/*}/../.." && pwd -P)

readonly needs_java='apt-get install openjdk-17-jdk-headless'
# Only the one that the person has chosen: which Java a build takes is no matter of luck.
java_folders=()
readonly needs_maven='apt-get install maven'
# shellcheck source=scripts/lib/java.sh
. "$home/scripts/lib/java.sh"

# What a build needs beside Java.
need_build_tools() {
  [ -x "$java_home/bin/javac" ] || die "To build Parley a JDK is needed, and $java_home has no compiler: $needs_java"
  command -v mvn >/dev/null || die "To build Parley Maven is needed: $needs_maven"
}

# is_fresh MODULE: its jar is there, and newer than all that it is made of. A folder counts too: it changes when a file
# in it comes or goes.
is_fresh() {
  local target=$home/$1/target made
  [ -f "$target/parley-$1.jar" ] && [ -d "$target/lib" ] && [ ! -e "$target/building" ] || return 1
  for made in "$target/parley-$1.jar" "$target/built"; do
    if [ -f "$made" ] && [ -z "$(find "$home/pom.xml" "$home/common/pom.xml" "$home/common/src/main" \
        "$home/$1/pom.xml" "$home/$1/src/main" -newer "$made" -print -quit)" ]; then
      return 0
    fi
  done
  return 1
}

# ensure_built MODULE: two scripts may get here at the same time; one builds, the other waits for it.
ensure_built() {
  is_fresh "$1" && return
  need_build_tools
  mkdir -p "$home/target" 2>/dev/null || die "Parley is not built, and you may not write to $home."
  if command -v flock >/dev/null; then
    (
      flock -n 9 || { say 'Waiting for another script that is building Parley …'; flock 9; }
      is_fresh "$1" || build "$1"
    ) 9>"$home/target/build.lock" || exit 1
  else
    (
      take_lock "$home/target/build.lock.d"
      trap 'rm -rf "$home/target/build.lock.d"' EXIT
      is_fresh "$1" || build "$1"
    ) || exit 1
  fi
}

# take_lock DIR: for want of flock. Making a folder succeeds for one alone; it names its owner, who may have died.
take_lock() {
  local owner
  until mkdir "$1" 2>/dev/null; do
    sleep 1
    owner=$(cat "$1/pid" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$1"
    fi
  done
  echo "$BASHPID" >"$1/pid"
}

# show_seconds PID: how long it has taken, on one line of the terminal, as long as that process lives. It must not hold the
# lock (descriptor 9): its sleep outlives the build.
show_seconds() {
  local seconds=0
  while sleep 1 && kill -0 "$1" 2>/dev/null; do
    seconds=$((seconds + 1))
    printf '\r  %d s' "$seconds" >&2
  done
}

# The old jars go first, so that a server that runs keeps its own. While the file `building` is there, nothing is whole.
build() {
  local target=$home/$1/target log=$home/target/build-$1.log
  if [ -f "$target/parley-$1.jar" ]; then
    say "Building Parley's $1 again, its sources have changed …"
  else
    say "Building Parley's $1, once: half a minute or more …"
  fi
  mkdir -p "$target"
  : >"$target/building"
  rm -rf "$target/parley-$1.jar" "${target:?}/lib" "$target/native" "$target/built"
  local clock='' built=0
  [ ! -t 2 ] || { show_seconds "$BASHPID" 9>&- & clock=$!; }
  (cd "$home" && JAVA_HOME=$java_home mvn -q -B -ntp -pl "$1" -am package -Dmaven.test.skip=true \
      -Dspotless.check.skip=true) >"$log" 2>&1 </dev/null || built=$?
  if [ -n "$clock" ]; then
    kill "$clock" 2>/dev/null || true
    wait "$clock" 2>/dev/null || true
    printf '\r\033[K' >&2
  fi
  if [ "$built" != 0 ]; then
    [ -s "$log" ] || die "The build was interrupted. The next start repeats it."
    cat "$log" >&2
    die "Parley could not be built. See Maven's messages above."
  fi
  # As old as the beginning of the build: a source that changed meanwhile is newer.
  mv "$target/building" "$target/built"
}

# set_paths MODULE: as set_class_path, for what is built.
set_paths() {
  set_class_path "$home/$1/target/parley-$1.jar" "$home/$1/target/lib" "$home/$1/target/native"
}
