# shellcheck shell=bash
# Sourced by client.sh. A client that ends gives the terminal back; one that is killed or crashes cannot. So something
# small stands behind it, at the other end of a pipe that the client holds: it hears there what the client does with the
# terminal (TerminalGuard.java), and that the client has ended, whatever that end is. Then it gives the terminal back, if
# the client took it last.

# What the client says when it gives the terminal back: TerminalModes.java, whose test compares the two.
leave='\033[?2026l\033[m\033[?1006l\033[?1000l\033[?1004l\033[?2004l\033[?7h'
leave_more='\033[0 q\033[?1036r\033]0;\007\033[23;0t'
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
# to be ignored.
give_back_terminal() {
  local word last=given
  trap '' HUP INT QUIT TERM TTOU
  exec 9>&- 2>/dev/null
  while read -r word; do last=$word; done
  [ "$last" = taken ] || return 0
  case ${TERM:-} in linux*) leave_more= ;; esac
  # The screen first, and in one write: a shell that is faster has drawn its prompt on the screen that goes. The line
  # then stands where the prompt is missing.
  # shellcheck disable=SC2059 # the sequences are written as printf reads them
  printf "$leave$leave_more$leave_last"'Parley was killed.\r\n' >/dev/tty || return 0
  give_back_modes "$1"
}

# give_back_modes MODES: a shell like bash puts its own modes back when its child has been killed, and sets others while a
# line is typed. To set any after that would take its line editing away. Keys that raise signals show that it was there.
give_back_modes() {
  local waited
  for ((waited = 0; waited < 20; waited++)); do
    case $(stty -a </dev/tty) in
      *-isig*) sleep 0.05 ;;
      *) return 0 ;;
    esac
  done
  stty "$1" </dev/tty
}
