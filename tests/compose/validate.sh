#!/bin/sh
# Read docker-compose.yml and the Dockerfile as an engine would, without one.
#
# The validators live in an environment of their own: beside copydesk's dependencies an old one would be chosen.
# With the passwords set the file must be whole; without them it must refuse to start, and say which is missing.
set -eu
cd "$(dirname "$0")/../.."
PYTHON=${PYTHON:-python3}
VENV=${VENV:-.venv-compose}
needs=tests/compose/requirements.txt

if [ ! -e "$VENV/.installed" ] || [ "$needs" -nt "$VENV/.installed" ]; then
    "$PYTHON" -m venv "$VENV"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -r "$needs"
    touch "$VENV/.installed"
fi

"$VENV/bin/check-jsonschema" --builtin-schema vendor.compose-spec docker-compose.yml
env POSTGRES_PASSWORD=p QUEUE_PASSWORD=q USER_AGENT=u \
    "$VENV/bin/docker-compose" --env-file /dev/null -f docker-compose.yml --profile '*' config --quiet
if said=$(env -u POSTGRES_PASSWORD -u QUEUE_PASSWORD -u USER_AGENT \
    "$VENV/bin/docker-compose" --env-file /dev/null -f docker-compose.yml config --quiet 2>&1); then
    echo "docker-compose.yml starts without passwords" >&2
    exit 1
fi
for name in POSTGRES_PASSWORD QUEUE_PASSWORD USER_AGENT; do
    echo "$said" | grep -q "write $name into .env" || { echo "no clear word on a missing $name" >&2; exit 1; }
done
"$VENV/bin/compose-lint" docker-compose.yml > "$VENV/lint.txt" || { cat "$VENV/lint.txt" >&2; exit 1; }
"$VENV/bin/hadolint" Dockerfile
echo "docker-compose.yml and Dockerfile: valid (no image was built)"
