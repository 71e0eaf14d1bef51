#!/usr/bin/env bash
# scripts/bench.sh fanout, which says what this is.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)

rounds=${1:-5}
load=${LOAD_HOME:-$here/../../shared/load}
[ -f "$load/load.c" ] || { echo "There is no load generator in $load. Set LOAD_HOME to its folder." >&2; exit 1; }

export LOAD_RUN=${LOAD_RUN:-$(mktemp -d)}
export PARLEY_HOME=${PARLEY_HOME:-$(dirname "$here")}
work=$LOAD_RUN/src
rm -rf "$work"
cp -r "$load" "$work"
chmod -R u+w "$work"
# Parley keeps its users from one run to the next, so each run of the generator needs names of its own.
sed -i 's/"u%x", i)/"u%x_%x", i, getpid() \& 0xffff)/' "$work/load.c"
make -s -C "$work"

servers="parley c-writev"
[ -x /usr/bin/redis-server ] && servers+=" redis"
[ -x /usr/sbin/inspircd ] && servers+=" inspircd"
[ -x /usr/sbin/nats-server ] && servers+=" nats"

# shellcheck disable=SC2086 # a list of names
stop() { "$work/servers.sh" stop $servers 2>/dev/null || true; }
trap stop EXIT
# shellcheck disable=SC2086 # a list of names
"$work/servers.sh" start $servers

measure() { # NAME WARM-UP-MESSAGES OPTIONS…
  name=$1 warm=$2
  shift 2
  rm -f "$LOAD_RUN/$name.csv"
  "$work/bench.sh" /dev/null 1 parley -- "$@" --msgs "$warm" >/dev/null
  "$work/bench.sh" "$LOAD_RUN/$name.csv" "$rounds" "$servers" -- "$@" >"$LOAD_RUN/$name.log"
  echo "== $name: ns of CPU for each delivery, and the ratio to c-writev in the same round"
  "$work/summ.py" "$LOAD_RUN/$name.csv" | sed 1d
  "$work/ratio.py" "$LOAD_RUN/$name.csv" c-writev
}

measure N=100-W=16 30000 --subs 100 --window 16 --msgs 6000 --warmup 200
measure N=1000-W=16 3000 --subs 1000 --window 16 --msgs 2000 --warmup 100
measure N=100-W=1 6000 --subs 100 --window 1 --msgs 3000 --warmup 200
# Last: the work on a message weighs most here, and the JVM has compiled it by now.
measure N=10-W=16 200000 --subs 10 --window 16 --msgs 20000 --warmup 200
echo "Logs and results: $LOAD_RUN"
