# shellcheck shell=bash
# Sourced by every script before anything else: standard streams that are there, and a locale that knows UTF-8.

# A closed descriptor would become the first file that a program opens, and that file be read as what somebody types.
# Bash may keep its script there.
for descriptor in 0 1 2; do
  if [ ! -e "/dev/fd/$descriptor" ] || [ "/dev/fd/$descriptor" -ef "$0" ]; then
    case $descriptor in
      0) exec </dev/null ;;
      1) exec >/dev/null ;;
      2) exec 2>/dev/null ;;
    esac
  fi
done
unset descriptor

# Whether the locale knows UTF-8: this is one character then.
knows_utf8() {
  local letter=ä
  [ "${#letter}" = 1 ]
}

# Java takes the encoding of file names and arguments from the locale. The person's own LC_ALL is handed on in
# PARLEY_LC_ALL (empty if there is none): it says what the terminal can show, and programs of theirs get it back.
unset PARLEY_LC_ALL
if ! knows_utf8; then
  PARLEY_LC_ALL=${LC_ALL:-}
  for LC_ALL in C.UTF-8 en_US.UTF-8 ''; do
    # A system without these two may have another.
    [ -n "$LC_ALL" ] || LC_ALL=$(locale -a 2>/dev/null | grep -i -m 1 'utf-\?8$') || LC_ALL=$PARLEY_LC_ALL
    ! knows_utf8 || break
  done 2>/dev/null
  export LC_ALL PARLEY_LC_ALL
  # Empty is the same as not set, and to some programs it is not.
  [ -n "$LC_ALL" ] || unset LC_ALL
fi
