# shellcheck shell=bash
# Sourced by client.sh. A client that ends gives the terminal back; one that is killed or crashes cannot. So something
# small stands behind it: it hears of the client's end by a pipe of which the client holds the other end, whatever that end
# is, and gives back the terminal if it finds it still taken.

# What the client says when it gives the terminal back: TerminalModes.java, whose test compares the two.
leave='\033[?2026l\033[m\033[?1006l\033[?1000l\033[?1004l\033[?2004l\033[?7h'
leave_more='\033[0 q\033[23;0t'
leave_last='\033[H\033[2J\033[?25h\033[?1049l'

# stand_behind_client: from here on descriptor 9 is the pipe. Without a terminal it does nothing.
stand_behind_client() {
  local modes
  [ -t 0 ] && [ -t 1 ] && modes=$(stty -g 2>/dev/null) || return 0
  exec 9> >(give_back_terminal "$modes")
}

# give_back_terminal MODES: waits for the end of its input. That keys raise no signals is a sign that the terminal was not
# given back: no shell leaves it so. It is in the background then, where changing modes needs TTOU to be ignored.
give_back_terminal() {
  trap '' HUP INT QUIT TERM TTOU
  exec 9>&- 2>/dev/null
  while read -r _; do :; done
  case $(stty -a </dev/tty) in
    *-isig*) ;;
    *) return ;;
  esac
  stty "$1" </dev/tty
  case ${TERM:-} in linux*) leave_more= ;; esac
  # shellcheck disable=SC2059 # the sequences are written as printf reads them
  printf "$leave$leave_more$leave_last" >/dev/tty
}
