# shellcheck shell=bash disable=SC2034,SC2154
# Sourced by the programs of a package: where its jars are, and how people here start it. Beside it are those of scripts/lib
# that a package needs. Sets: home (the folder of the package), and what java.sh sets.

home=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd -P)

readonly needs_java='apt-get install default-jre-headless'
# Where Debian has them. The PATH may lead to an older one.
java_folders=(/usr/lib/jvm/*)
# shellcheck source=scripts/lib/java.sh
. "$home/lib/java.sh"
# shellcheck source=scripts/lib/programs.sh
. "$home/lib/programs.sh"

# The data of the service that systemd runs.
readonly data_of_service=/var/lib/parley

# use_program NAME: sets class_path and program_options for the server or the client.
use_program() {
  local server=$home/bin/parley-server
  set_class_path "$home/lib/$1/parley-$1.jar" "$home/lib/$1/lib" "$home/lib/$1/native"
  program_options=(-Dparley.server.command=parley-server -Dparley.client.command=parley-client
    -Dparley.admin.command=parley-admin)
  # The client may be here without the server.
  [ -x "$server" ] || server=$(command -v parley-server) || return 0
  program_options+=("-Dparley.server.script=$server")
}

# use_data_of_service: what root asks is about the service of this machine, unless it names another folder.
use_data_of_service() {
  [ "$EUID" != 0 ] || [ ! -d "$data_of_service" ] || program_options+=("-Dparley.server.data=$data_of_service")
}

# use_cache: sets where the client keeps its archive of classes, and which jars it is made of. A folder of somebody else, as sudo
# may leave it, is not used: Java runs what is in the archive.
use_cache() {
  local cache=${XDG_CACHE_HOME:-} place=${home//[^A-Za-z0-9]/_}
  archive_folder='' archive_build=''
  case $cache in /*) ;; *) cache=${HOME:+$HOME/.cache} ;; esac
  [ -n "$cache" ] || return 0
  (umask 077 && mkdir -p "$cache/parley") 2>/dev/null && [ -O "$cache/parley" ] || return 0
  archive_folder=$cache/parley
  read -r archive_build <"$home/lib/client/build"
  # Java compares the place of the jars as well.
  archive_build=$archive_build-${place: -$((${#place} < 80 ? ${#place} : 80))}
}
