# shellcheck shell=bash disable=SC2154
# Sourced by client.sh: the archive of loaded classes (AppCDS) with which the client draws its first frame sooner.
# There is one for each Java, made of these very jars; without one the client starts all the same.
# Uses what build.sh sets, and client_options.

# archive_of CLASS_PATH REHEARSAL_CLASS: prints the archive's path, or nothing if there is none to be had.
archive_of() {
  local folder=$home/tui-client/target/archives jar=$home/tui-client/target/parley-tui-client.jar
  local name archive
  name=$(java_release JAVA_RUNTIME_VERSION)-$(java_release IMPLEMENTOR)
  archive=$folder/${name//[^A-Za-z0-9.+_-]/_}.jsa
  if [ ! -f "$archive" ] || [ "$jar" -nt "$archive" ]; then
    make_archive "$archive" "$1" "$2" || return 0
  fi
  # An empty one says that it could not be made: no use in trying each time.
  [ ! -s "$archive" ] || printf '%s' "$archive"
}

# Goes once through what a start goes through, in a terminal of its own where there is a way to have one (util-linux).
make_archive() {
  local unfinished=$1.$BASHPID rehearse
  mkdir -p "$(dirname "$1")" 2>/dev/null || return 1
  rehearse=$(printf '%q ' "$java" "${java_basics[@]}" "${client_options[@]}" -XX:ArchiveClassesAtExit="$unfinished" \
    -cp "$2" "$3")
  if command -v script >/dev/null; then
    TERM=xterm-256color SHELL=/bin/sh script -qefc "$rehearse" /dev/null >/dev/null 2>&1 </dev/null || true
  else
    sh -c "$rehearse" >/dev/null 2>&1 </dev/null || true
  fi
  [ -s "$unfinished" ] || : >"$unfinished" 2>/dev/null || return 1
  mv -f "$unfinished" "$1"
}
