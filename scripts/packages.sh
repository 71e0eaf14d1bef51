#!/usr/bin/env bash
# Builds the packages and tries them where nothing of the build is: scripts/packages.sh build | twice | debian
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
# shellcheck source=scripts/lib/start.sh
. "$here/lib/start.sh"
# shellcheck source=scripts/lib/build.sh
. "$here/lib/build.sh"

usage() {
  cat <<'EOF'
scripts/packages.sh build
scripts/packages.sh twice
scripts/packages.sh debian [--suite NAME] [--mirror URL] [--port PORT]

build    builds parley-VERSION.tar.gz, parley-server_VERSION_all.deb and parley-client_VERSION_all.deb, without tests, and prints
         their SHA-256. They are in server/package/target.
twice    builds a copy of this folder elsewhere, with another umask, time zone and language, and compares the packages with those
         in server/package/target; those are built first, if need be. About a minute for each build.
debian   installs both Debian packages in a new Debian (debootstrap), starts what the unit starts, and sends a message with the
         client over TLS, without any file of this folder. About three minutes; 700 MB in the temporary folder meanwhile.

--suite NAME   which Debian (that of this machine)
--mirror URL   where its packages come from (the one that apt uses here)
--port PORT    the port of the server (the one in its settings, 5000)

All need a JDK and Maven. debian also needs root, debootstrap (apt-get install debootstrap) and a mirror of Debian. Nothing is left
behind. Exit status: 0 all is well, 1 something is not, 2 invalid options.
EOF
}

packages=(parley-*.tar.gz parley-server_*_all.deb parley-client_*_all.deb)

# build_in FOLDER: makes the packages of the project there.
build_in() {
  rm -f -- "$1"/server/package/target/*.tar.gz "$1"/server/package/target/*.deb
  (cd "$1" && JAVA_HOME=$java_home mvn -q -B -ntp package -Dmaven.test.skip=true -Dspotless.check.skip=true) >&2 </dev/null ||
    die "The packages could not be built. See Maven's messages above."
}

# sums FOLDER: the hash and the name of each package there.
sums() {
  # shellcheck disable=SC2068 # the names are patterns
  (cd "$1/server/package/target" && sha256sum ${packages[@]})
}

# are_fresh: whether the packages are there, and newer than all sources.
are_fresh() {
  local target=$home/server/package/target package
  for package in "${packages[@]}"; do
    compgen -G "$target/$package" >/dev/null || return 1
  done
  [ -z "$(find "$home" \( -name target -o -name .git \) -prune -o -type f -newer "$(compgen -G "$target/parley-*.tar.gz")" \
    -print -quit)" ]
}

twice() {
  local first second
  are_fresh || { say 'Building the packages …'; build_in "$home"; }
  say 'Building a copy …'
  mkdir "$work/a copy"
  umask 077
  tar -C "$home" --exclude=target --exclude=.git -cf - . | tar -C "$work/a copy" --no-same-permissions -xf -
  TZ=Pacific/Chatham LC_ALL=tr_TR.UTF-8 build_in "$work/a copy"
  first=$(sums "$home") second=$(sums "$work/a copy")
  if [ "$first" != "$second" ]; then
    diff <(printf '%s\n' "$first") <(printf '%s\n' "$second") >&2 || true
    die 'The two builds differ.'
  fi
  printf '%s\n' "$first"
  echo 'Both builds are the same.'
}

# in_debian COMMAND...: runs it in the new Debian, without anything of this environment. What is run takes the place of this shell.
in_debian() {
  exec env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    "${with_proxy[@]}" chroot "$root" "$@"
}

clear_debian() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
  for name in dev/pts proc; do
    ! mountpoint -q "$root/$name" || umount -l "$root/$name"
  done
}

# run_in_debian: installs, starts, sends.
run_in_debian() {
  local start fingerprint log=$work/server.log
  say "Making a Debian ($suite) …"
  debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$work/debootstrap.log" 2>&1 ||
    { tail -20 "$work/debootstrap.log" >&2; die 'Debian could not be made.'; }
  mount -t proc proc "$root/proc"
  # Terminals, as every machine has them.
  mount --bind /dev/pts "$root/dev/pts"
  # No service starts in there.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  apt-config dump 2>/dev/null | grep -i '^Acquire::.*proxy' >"$root/etc/apt/apt.conf.d/90proxy" || true
  cp "$home"/server/package/target/parley-*_all.deb "$root/root/"
  say 'Installing the packages …'
  # shellcheck disable=SC2016 # for the shell in there
  (in_debian sh -c 'apt-get update -qq && cd /root && apt-get install -qq -y ./parley-server_*.deb ./parley-client_*.deb') \
    >"$work/install.log" 2>&1 || { tail -20 "$work/install.log" >&2; die 'The packages could not be installed.'; }
  rm "$root"/root/parley-*.deb

  start=$(sed -n 's/^ExecStart=//p' "$root/lib/systemd/system/parley-server.service")
  say "Starting $start …"
  # shellcheck disable=SC2086 # a command line
  in_debian $start ${port:+--port "$port"} >"$log" 2>&1 </dev/null &
  server=$!
  until grep -q '^Parley listening on ' "$log"; do
    kill -0 "$server" 2>/dev/null || { cat "$log" >&2; die 'The server has ended.'; }
    sleep 0.2
  done
  grep '^Parley listening on ' "$log"
  fingerprint=$(in_debian parley-server fingerprint)
  echo "$fingerprint"
  echo 'hello from the package' | in_debian env PARLEY_PASSWORD='a password for this run' parley-client --plain --register \
    --user ann --join tea --tls --fingerprint "$fingerprint" 127.0.0.1 "${port:-5000}" || die 'The client could not send.'
  (in_debian parley-server export --room tea)
  [ -n "$(find "$root/root/.cache/parley" -name '*.jsa' -size +0)" ] || die 'The client has kept no archive of classes.'
  (in_debian parley-server status)
  (in_debian parley-admin rooms)
  (in_debian parley-server stop)
  wait "$server" || die "The server ended with status $?."
  server=''
  say 'Removing the packages …'
  (in_debian apt-get purge -qq -y parley-server parley-client) >"$work/purge.log" 2>&1 ||
    { tail -20 "$work/purge.log" >&2; die 'The packages could not be removed.'; }
  [ ! -e "$root/etc/parley/parley.toml" ] || die 'A purge has to take the settings.'
  [ -e "$root/var/lib/parley/parley.db" ] || die 'A purge has to leave the messages.'
  echo 'The packages work in a new Debian.'
}

debian() {
  [ "$(id -u)" = 0 ] || die 'Run it as root: debootstrap needs that.'
  command -v debootstrap >/dev/null || die 'debootstrap is missing: apt-get install debootstrap'
  # shellcheck disable=SC1091
  suite=${suite:-$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-stable}")}
  # shellcheck disable=SC2016 # apt's own words
  mirror=${mirror:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sed -n 1p)}
  [ -n "$mirror" ] || die 'Where is a mirror of Debian? Add --mirror URL.'
  are_fresh || { say 'Building the packages …'; build_in "$home"; }
  server='' root=$work/debian
  with_proxy=(A=)
  for name in http_proxy https_proxy no_proxy; do
    [ -z "${!name:-}" ] || with_proxy+=("$name=${!name}")
  done
  trap 'clear_debian; rm -rf --one-file-system -- "$work"' EXIT
  run_in_debian
}

what=${1:-} suite='' mirror='' port=''
case $what in
  -h | --help) usage && exit 0 ;;
  build | twice | debian) shift ;;
  *) usage >&2 && exit 2 ;;
esac
while [ $# -gt 0 ]; do
  case $what$1 in
    debian--suite) suite=${2-} && shift ;;
    debian--mirror) mirror=${2-} && shift ;;
    debian--port) port=${2-} && shift ;;
    *--help | *-h) usage && exit 0 ;;
    *) say "There is no option $1. See scripts/packages.sh --help." && exit 2 ;;
  esac
  [ $# -gt 0 ] && shift
done

find_java
need_build_tools
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
case $what in
  build) build_in "$home" && sums "$home" ;;
  twice) twice ;;
  debian) debian ;;
esac
