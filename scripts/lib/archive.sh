# shellcheck shell=bash disable=SC2154
# Sourced by client.sh: the archive of loaded classes (AppCDS, and from JDK 25 on an AOT cache) with which the client draws
# its first frame sooner. There is one for each Java, made of these very jars on the first start; without one the client
# starts all the same. Uses what build.sh sets, and client_options.

# use_archive CLASS_PATH REHEARSAL_CLASS: adds to client_options what makes Java use the archive, if there is one to be had.
use_archive() {
  local folder=$home/tui-client/target/archives jar=$home/tui-client/target/parley-tui-client.jar
  local name=$java_runtime-$java_implementor archive
  archive=$folder/${name//[^A-Za-z0-9.+_-]/_}.jsa
  if [ ! -f "$archive" ] || [ "$jar" -nt "$archive" ]; then
    make_archive "$archive" "$1" "$2" || return 0
  fi
  # An empty one says that it could not be made: no use in trying each time.
  [ ! -s "$archive" ] || client_options+=("$(archive_option "$archive")")
}

# The newer kind holds more: linked code of lambdas, and which methods are worth compiling.
archive_option() {
  if [ "$java_major" -ge 25 ]; then
    printf '%s' "-XX:AOTCache=$1"
  else
    printf '%s' "-XX:SharedArchiveFile=$1"
  fi
}

# Goes once through what a start goes through, in a terminal and with folders of its own. The terminal is script's
# (util-linux); its input is a pipe that never ends, for an end would be a key.
make_archive() {
  local folder rehearse unfinished=$1.$BASHPID
  local write=("-XX:ArchiveClassesAtExit=$unfinished")
  # Without what the methods did: all that it knows would be compiled at once, for seven megabytes that are never given back.
  [ "$java_major" -lt 25 ] ||
    write=(-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining "-XX:AOTCacheOutput=$unfinished")
  mkdir -p "${1%/*}" 2>/dev/null && folder=$(mktemp -d) || return 1
  rehearse=$(printf '%q ' env "HOME=$folder" XDG_CONFIG_HOME= XDG_DATA_HOME= \
    "$java" "${java_basics[@]}" "${client_options[@]}" "${write[@]}" -cp "$2" "$3")
  if command -v script >/dev/null && mkfifo "$folder/keys"; then
    TERM=xterm-256color SHELL=/bin/sh script -qefc "$rehearse" /dev/null >/dev/null 2>&1 <>"$folder/keys" || true
  else
    sh -c "$rehearse" >/dev/null 2>&1 </dev/null || true
  fi
  rm -rf "$folder"
  [ -s "$unfinished" ] || : >"$unfinished" 2>/dev/null || return 1
  mv -f "$unfinished" "$1"
}
