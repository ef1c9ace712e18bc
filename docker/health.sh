#!/usr/bin/env bash
# Whether the application answers that it is ready. Needs nothing but bash: the image has no curl.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:-9080}"
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[[ $status == 200 ]]
