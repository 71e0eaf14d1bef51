#!/usr/bin/env bash
# What Parley costs, measured: scripts/bench.sh fanout [ROUNDS], scripts/bench.sh journal [OPTIONS] [PART ...],
# scripts/bench.sh client [OPTIONS] [PART ...], scripts/bench.sh bulkheads [OPTIONS] [PART ...]; --help says what each measures.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
# shellcheck source=scripts/lib/start.sh
. "$here/lib/start.sh"

usage() {
  cat <<'EOF'
scripts/bench.sh fanout [ROUNDS]

Runs the load generator's fan-out on Parley, on the physical limit (c-writev: bytes already encoded, and nothing else)
and on whichever of Redis, InspIRCd and NATS is installed (apt-get install redis-server inspircd nats-server), interleaved,
ROUNDS times (5), and prints CPU time for each delivery: the median of the ratios to c-writev, with their range.

LOAD_HOME   where the load generator is (../shared/load beside this project)
LOAD_RUN    a folder for builds, logs and results (a new one in /tmp)

scripts/bench.sh journal [--entries N] [--seconds S] [--dir DIR] [PART ...]

Measures what it costs to store every message before it is acknowledged. Parts, all of them unless some are named:

fsync        1000 appends of 4 KiB, each with fdatasync or fsync, in the folder where the data will be: what no journal goes below
throughput   messages stored a second: 100 senders, a connection and a user each, 32 sends unanswered, 100-byte texts with a cid,
             counted when the ok is read; each alone in a room, and ten to a room; after a warm-up as long
latency      one sender, the next send when the ok is read: from the write of a send to the reading of its ok
cpu          CPU time of each of the server's threads for a message (/proc/PID/task/*/stat), with the durable journal and,
             where the server has it, with the memory journal
start        from exec of scripts/server.sh to `Parley listening` with N entries in the store, after SIGTERM and after kill -9
pages        a page of 50 entries before, after or around random ones out of N, on one connection, one after the other
search       a rare word, a common one, two words; and how long after its ok a message is found under 1000 and 5000 messages/s

--entries N   messages in the store for start, pages and search (1000000), written by 10 senders in 10 rooms
--seconds S   how long throughput and latency are measured each time (10)
--dir DIR     where the data goes, in a folder of its own that is removed at the end (the temporary folder): its disk is measured

The senders (scripts/bench/journal.c) share the machine with the server. The server has scripts/bench.toml and -Xmx1g.

scripts/bench.sh client [--rounds N] [--entries N] [--large N] [--only PROGRAM] [PART ...]

Measures the full-screen client in a pty of 120×35, at the pty's other end, on each JDK of /usr/lib/jvm; beside it irssi and weechat-curses in
channels of ngIRCd, where they are installed (apt-get install irssi weechat-curses ngircd). Parts, all of them unless some are named:

start         from the exec of scripts/client.sh, signed in by a kept token, to the end of the first frame, and to the room's messages on the
              screen; the archive of classes was made before. Of the others, the first thing that can be seen
memory        resident memory after a look at each room, and after PgUp, again and again, to the oldest line of one
keys          from a key to the end of the frame that shows it: while nobody talks, and with 500 messages a second in the room in view;
              and the same of those keys alone for which the program had a processor when it wanted one
open          a room of 100000 entries: from Ctrl-N, and from the Enter of /join, to the frame with its newest message
idle          CPU time of all its threads while nothing happens
output        bytes and write() calls for a key, bytes for a message in view and for one elsewhere

--rounds N    how often start is measured, in turns (10), and open (half as often)
--entries N   messages in each of the 20 rooms (10000)
--large N     entries of the large room (100000)
--only P      only this program (parley-17, parley-25, irssi, weechat); may be repeated
PARLEY_CLIENT_JAVA_OPTS stands in the place of the client's JVM options, as ever.

scripts/bench.sh bulkheads [--project DIR ...] [--entries N] [--accounts N] [--seconds S] [PART ...]

Measures how long one person waits while others ask for much. Parts, all of them unless some are named:

history       a page of old history, while nobody searches and while 88 accounts search for two common words
members       a ping, while nobody asks and while four clients ask for the members of a room with all accounts
passwords     a sign-in from a thirteenth address, alone and behind twelve addresses with ten sign-ins each

--project DIR   a checkout of Parley to measure (this one); may be repeated, for a before and an after in one run
--entries N     messages in the store for history (100000)
--accounts N    accounts in the room for members (20000)
--seconds S     how long pings are measured each time (10)

All traffic is on loopback; everything ends by itself. It needs a C compiler and python3; fanout needs make and two cores as well.
EOF
}

case ${1:-} in
  fanout)
    exec "$here/bench/fanout.sh" "${@:2}"
    ;;
  journal)
    case " $* " in *" --help "*) usage; exit 0 ;; esac
    # The first start would build, and no part is to measure that.
    "$here/server.sh" --version >/dev/null
    exec python3 -B "$here/bench/journal.py" "${@:2}"
    ;;
  client)
    case " $* " in *" --help "*) usage; exit 0 ;; esac
    "$here/server.sh" --version >/dev/null
    "$here/client.sh" --version >/dev/null
    exec python3 -B "$here/bench/client.py" "${@:2}"
    ;;
  bulkheads)
    case " $* " in *" --help "*) usage; exit 0 ;; esac
    "$here/server.sh" --version >/dev/null
    exec python3 -B "$here/bench/bulkheads.py" "${@:2}"
    ;;
  --help) usage ;;
  *) usage; exit 2 ;;
esac
