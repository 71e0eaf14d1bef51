#!/usr/bin/env bash
# Attacks a server of its own on loopback and measures two people beside each attack: scripts/attack.sh [OPTIONS] [ATTACK ...]
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
# shellcheck source=scripts/lib/start.sh
. "$here/lib/start.sh"

usage() {
  cat <<'EOF'
scripts/attack.sh [--project DIR [--project DIR]] [--seconds S] [--lead S] [--sources N] [--accounts N]
                  [--entries N] [--dir DIR] [ATTACK ...]

Starts a server on loopback for each attack, with its default settings and JVM options, attacks it, and measures people beside
the attack. It prints a table in Markdown. Everything ends by itself, and nothing is left behind. Without names it plays all attacks.

none               no attack, to compare with

Connections that never sign in:
slowloris          1200 connections send a sign-in, a byte each half second
slowloris-tls      the same with the first bytes of TLS
connect            2000 connections that say nothing; those that end are begun again
churn              connections are begun and ended, 200 at a time
ping               500 connections ping as fast as they can

TLS:
tls-half           1200 handshakes stop after the client's hello
tls-hellos         client hellos, 200 at a time, without waiting for the answer
tls-handshakes     complete handshakes, one after the other, 8 at a time
tls-records        garbage in handshake records after a handshake
tls-renegotiation  renegotiation (TLS 1.2) and key updates (TLS 1.3) every 2 ms; needs openssl

Passwords and accounts:
sign-in            256 connections guess passwords of names that do not exist
sign-in-one        256 connections guess the password of the person who signs in beside the attack
register           256 connections at a time register new accounts

Memory and disk, by people with accounts:
rooms              ten accounts create rooms
direct             400 accounts begin direct conversations with all accounts
disk               16 accounts write messages of 4 KB
readers            64 members of a room read nothing, 16 write messages of 4 KB there
read               32 accounts move their read mark, one message each time

Much to tell others:
typing             100 members of a room send typing
join-leave         50 members leave and join the room that has all accounts
broadcast          16 of 100 users broadcast
react              32 members react to one message and undo it; its author edits it

Much to answer:
search             88 accounts search for two common words
lists              32 accounts ask for members, rooms and who is online
history            32 accounts ask for pages of 500 entries
pipeline           32 accounts send such requests and read no answer
json               deep nesting, huge numbers, many keys, colliding keys, invalid UTF-8, long lines

--project DIR   a checkout of Parley to attack (this one); twice for a before and an after in one table
--seconds S     how long each attack lasts while people are measured (8)
--lead S        how long it lasts before the people are measured (0): Java compiles what is new to it meanwhile
--sources N     how many addresses the attacker has (64)
--accounts N    accounts in the server's store, all of them members of lobby (2000)
--entries N     messages in lobby (20000)
--dir DIR       where the data goes, in a folder that is removed at the end (the temporary folder)

The columns:
read       from the write of a message to its arrival at the other person; one message each 20 ms
ok         the same until the writer has the ok
lost       messages that never arrived; 0 is right
sign-ins   somebody else connects and signs in with a password once a second: how often it worked, the slowest
server     whether it lived and answers
resident   memory of the process at the end of the attack; heap: what is reachable after a collection (needs jcmd)
written    what the process wrote to disk during the attack
answered   the attacker's requests with an ok; refused: with an error or bye, and connections that failed

The server has one processor, the attacker and the people have another; the people go before the attacker there.
It needs python3 and two processors. The servers of both projects are built first, if need be.
EOF
}

for argument in "$@"; do
  case $argument in -h | --help) usage; exit 0 ;; esac
done
command -v python3 >/dev/null || { echo 'scripts/attack.sh needs Python 3: apt-get install python3' >&2; exit 1; }
exec python3 -B "$here/attack/attack.py" "$@"
