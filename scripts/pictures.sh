#!/usr/bin/env bash
# Draws the pictures of the README: scripts/pictures.sh [FOLDER] (tui-client/pictures). A real server, a real client in tmux, a small
# team that talks; what stands on the client's screen becomes an SVG, with its colours. Needs tmux and python3; everything ends by itself.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
# shellcheck source=scripts/lib/start.sh
. "$here/lib/start.sh"
"$here/server.sh" --version >/dev/null
"$here/client.sh" --version >/dev/null
exec python3 -B "$here/pictures/pictures.py" "${1:-$here/../tui-client/pictures}"
