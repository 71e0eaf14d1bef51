# shellcheck shell=bash disable=SC2154
# Sourced by build.sh and by what a package starts: finds a Java, and says what every Java here is started with.
# Uses needs_java (how to install what is missing) and java_folders (where else a Java may be). Sets: java (the
# program), java_home, and what its `release` file says: java_version, java_major, java_runtime, java_implementor. A start
# waits for all of this, so programs are started for what bash cannot do. Says everything on standard error, and leaves
# standard input alone, which belongs to the program that is started.

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# The Java that runs Parley: that of JAVA_HOME, else that of the PATH, else the first of java_folders; 17 or newer.
find_java() {
  local found='' folder
  if [ -n "${JAVA_HOME:-}" ]; then
    found=$JAVA_HOME/bin/java
    [ -x "$found" ] || die "JAVA_HOME is $JAVA_HOME, and there is no Java there. Correct it, or unset it."
    is_fit "$found" || die "Parley needs Java 17 or newer, and $java is ${java_version:-unknown}: $needs_java"
    return
  fi
  found=$(command -v java) && is_fit "$found" && return
  for folder in ${java_folders[@]+"${java_folders[@]}"}; do
    [ ! -x "$folder/bin/java" ] || ! is_fit "$folder/bin/java" || return 0
  done
  [ -z "$found" ] || is_fit "$found" ||
    die "Parley needs Java 17 or newer, and $java is ${java_version:-unknown}: $needs_java"
  die "Parley needs Java 17 or newer: $needs_java"
}

# is_fit JAVA: takes this program, and says whether it is new enough.
is_fit() {
  java=$1
  java_home=$java
  [ ! -L "$java" ] || java_home=$(readlink -f "$java")
  java_home=${java_home%/bin/java}
  read_release
  # Few Javas have no such file; asking the program itself takes far longer.
  [ -n "$java_version" ] || java_version=$("$java" -version 2>&1 </dev/null | sed -n '1s/.*"\(.*\)".*/\1/p')
  java_major=${java_version%%[!0-9]*}
  [ "${java_major:-0}" -ge 17 ]
}

# The lines NAME="VALUE" of the JDK's `release` file that matter here.
# shellcheck disable=SC2034
read_release() {
  local name value
  java_version='' java_runtime='' java_implementor=''
  [ -r "$java_home/release" ] || return 0
  while IFS='=' read -r name value; do
    value=${value#\"}
    value=${value%\"}
    case $name in
      JAVA_VERSION) java_version=$value ;;
      JAVA_RUNTIME_VERSION) java_runtime=$value ;;
      IMPLEMENTOR) java_implementor=$value ;;
    esac
  done <"$java_home/release"
}

# set_class_path JAR LIB NATIVE: sets class_path to the program's jar and the libraries in LIB, in an order that does not
# depend on the file system, and adds to java_basics where JLine's library lies, below NATIVE.
set_class_path() {
  local jar
  class_path=$1
  for jar in "$2/"*.jar; do
    class_path=$class_path:$jar
  done
  java_basics+=("-Dlibrary.jline.path=$3/org/jline/nativ")
}

# What makes text UTF-8 whatever the locale says, and lets JLine load its library without a warning.
# shellcheck disable=SC2034
java_basics=(--enable-native-access=ALL-UNNAMED
  -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
  -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8)
