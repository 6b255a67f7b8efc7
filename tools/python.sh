#!/bin/sh
# Run the machine's Python 3.11 or newer with the given arguments; where there is none, say how to get one.
for python in "${PYTHON:-python3}" python3 python3.13 python3.12 python3.11 python3.14; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    exec "$python" "$@"
  fi
done
found=$(python3 --version 2>/dev/null || echo "no Python 3 at all")
if command -v apt-get >/dev/null; then how="sudo apt-get install python3.11 python3.11-venv"
elif command -v dnf >/dev/null; then how="sudo dnf install python3.11"
elif command -v brew >/dev/null; then how="brew install python@3.13"
else how="see https://www.python.org/downloads/"
fi
printf 'Steady needs Python 3.11 or newer; this machine has %s.\nInstall it with:  %s\n' "$found" "$how" >&2
exit 1
