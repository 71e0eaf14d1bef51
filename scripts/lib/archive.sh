# shellcheck shell=bash disable=SC2154
# Sourced for run_client: the archive of loaded classes (AppCDS, and from JDK 25 on an AOT cache) with which the client draws
# its first frame sooner. There is one for each Java, made of these very jars on the first start; without one the client
# starts all the same. Uses what java.sh sets, class_path and client_options.

# use_archive FOLDER BUILD REHEARSAL_CLASS: adds to client_options what makes Java use the archive in FOLDER, if there is one
# to be had. BUILD tells the jars from others at the same place, whose dates may be the same; where it is empty, their dates do.
# An empty FOLDER: there is no place for one.
use_archive() {
  local folder=$1 jar=${class_path%%:*} archive
  local name=$java_runtime-$java_implementor${2:+-$2}
  [ -n "$folder" ] || return 0
  archive=$folder/${name//[^A-Za-z0-9.+_-]/_}.jsa
  if [ ! -f "$archive" ] || [ "$jar" -nt "$archive" ]; then
    make_archive "$archive" "$3" || return 0
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

# make_archive ARCHIVE REHEARSAL_CLASS: goes once through what a start goes through, in a terminal and with folders of its
# own. The terminal is script's (util-linux); its input is a pipe that never ends, for an end would be a key.
make_archive() {
  local folder rehearse unfinished=$1.$BASHPID
  local write=("-XX:ArchiveClassesAtExit=$unfinished")
  # Without what the methods did: all that it knows would be compiled at once, for seven megabytes that are never given back.
  [ "$java_major" -lt 25 ] ||
    write=(-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining "-XX:AOTCacheOutput=$unfinished")
  mkdir -p "${1%/*}" 2>/dev/null && folder=$(mktemp -d) || return 1
  # Of programs that are gone, and of starts that were killed.
  find "${1%/*}" -name '*.jsa' -mtime +90 -delete -o -name '*.jsa.*' -mtime +0 -delete 2>/dev/null || true
  rehearse=$(printf '%q ' env "HOME=$folder" XDG_CONFIG_HOME= XDG_DATA_HOME= \
    "$java" "${java_basics[@]}" "${client_options[@]}" "${write[@]}" -cp "$class_path" "$2")
  if command -v script >/dev/null && mkfifo "$folder/keys"; then
    TERM=xterm-256color SHELL=/bin/sh script -qefc "$rehearse" /dev/null >/dev/null 2>&1 <>"$folder/keys" || true
  else
    sh -c "$rehearse" >/dev/null 2>&1 </dev/null || true
  fi
  rm -rf "$folder"
  [ -s "$unfinished" ] || : >"$unfinished" 2>/dev/null || return 1
  mv -f "$unfinished" "$1"
}
