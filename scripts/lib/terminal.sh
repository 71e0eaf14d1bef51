# shellcheck shell=bash
# Sourced by client.sh. A client that ends gives the terminal back; one that is killed or crashes cannot. So something
# small stands behind it, at the other end of a pipe that the client holds: it hears there what the client does with the
# terminal (TerminalGuard.java), and that the client has ended, whatever that end is. Then it gives the terminal back, if
# the client took it last.

# What the client says when it gives the terminal back: TerminalModes.java, whose test compares the two.
leave='\033[?2026l\033[m\033[?1006l\033[?1000l\033[?1004l\033[?2004l\033[?7h'
leave_more='\033[0 q\033[23;0t'
leave_last='\033[H\033[2J\033[?25h\033[?1049l'

# stand_behind_client: from here on descriptor 9 is the pipe, and PARLEY_GUARD names it. Without a terminal it does nothing.
stand_behind_client() {
  local modes
  unset PARLEY_GUARD
  [ -t 0 ] && [ -t 1 ] && modes=$(stty -g 2>/dev/null) || return 0
  exec 9> >(give_back_terminal "$modes")
  export PARLEY_GUARD=/dev/fd/9
}

# give_back_terminal MODES: waits for the end of its input. It is in the background then, where changing modes needs TTOU
# to be ignored. Keys that raise signals are a sign that a shell (bash) was there before and has put its own modes back.
give_back_terminal() {
  local word last=given
  trap '' HUP INT QUIT TERM TTOU
  exec 9>&- 2>/dev/null
  while read -r word; do last=$word; done
  [ "$last" = taken ] || return 0
  case $(stty -a </dev/tty) in
    *-isig*) stty "$1" </dev/tty ;;
  esac
  case ${TERM:-} in linux*) leave_more= ;; esac
  # shellcheck disable=SC2059 # the sequences are written as printf reads them
  printf "$leave$leave_more$leave_last" >/dev/tty
}
