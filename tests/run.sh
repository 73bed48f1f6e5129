# Runs all tests; sourced by ./rondetafel. Ends with "N passed, N failed, N skipped".
passed=0 failed=0 skipped=0 pg_dir= pg_pid= broken=

skip() { say "SKIPPED: $1"; skipped=$((skipped + 1)); }

# Runs one test program and adds its closing figures to the sum.
run_program() { # title program args...
  local title=$1 program=$2 out line total fail miss
  shift 2
  out=$(mktemp)
  say "== $title"
  "$program" -noLogo -noColor "$@" 2>&1 | tee "$out" | grep -vE '^\s*$|Discover|Starting|Finished' >&2 || true
  line=$(grep -E 'Total: [0-9]+' "$out" | tail -1)
  if [ -z "$line" ]; then say "$title gave no result."; failed=$((failed + 1)); rm -f "$out"; return; fi
  total=$(sed -E 's/.*Total: ([0-9]+).*/\1/' <<<"$line")
  fail=$(( $(sed -E 's/.*Failed: ([0-9]+).*/\1/' <<<"$line") + $(sed -E 's/.*Errors: ([0-9]+).*/\1/' <<<"$line") ))
  miss=$(sed -E 's/.*Skipped: ([0-9]+).*/\1/' <<<"$line")
  [ "$fail" = 0 ] || broken+="== $title"$'\n'$(grep -A9 -F '[FAIL]' "$out")$'\n'
  passed=$((passed + total - fail - miss)); failed=$((failed + fail)); skipped=$((skipped + miss))
  rm -f "$out"
}

# Starts a PostgreSQL of our own: private folder, free port, ordinary user; it need not outlive a power cut. Sets RONDETAFEL_TEST_POSTGRES.
start_postgres() {
  local bin port run=""
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  if [ -z "$bin" ] && is_root && command -v apt-get >/dev/null; then
    say "Installing postgresql (tests run on it too)."
    apt_install postgresql
    bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  fi
  [ -n "$bin" ] || return 1
  pg_dir=$(mktemp -d)
  port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])' 2>/dev/null || echo 54329)
  if is_root; then chown postgres "$pg_dir"; run="runuser -u postgres --"; fi
  (cd /; $run "$bin/initdb" -D "$pg_dir/data" -U rondetafel -A trust -E UTF8 --locale=C.UTF-8 >"$pg_dir.log" 2>&1) || return 1
  (cd /; $run "$bin/pg_ctl" -D "$pg_dir/data" -w -l "$pg_dir/log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$pg_dir -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start >>"$pg_dir.log" 2>&1) || return 1
  pg_pid=$(head -1 "$pg_dir/data/postmaster.pid")
  # As an operator has it: one role owns the tables, another serves and cannot pass by the wall of seats (docs/decisions/0015).
  "$bin/psql" -q -h 127.0.0.1 -p "$port" -U rondetafel -d postgres -c "CREATE ROLE rondetafel_owner LOGIN" -c "CREATE ROLE rondetafel_app LOGIN" -c "ALTER ROLE rondetafel_app SET plan_cache_mode = force_custom_plan" >>"$pg_dir.log" 2>&1 || return 1
  export RONDETAFEL_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=rondetafel"
}

# Stops what was started, by its process id.
stop_postgres() {
  [ -n "$pg_pid" ] && kill -INT "$pg_pid" 2>/dev/null || true
  for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pg_pid" 2>/dev/null || break; sleep 0.3; done
  [ -n "$pg_dir" ] && rm -rf "$pg_dir" "$pg_dir.log"
}

# The SMTP server of the mail tests; without node those tests are skipped by name.
mail_sink() {
  [ -d tests/mail-sink/node_modules ] && return 0
  need npm npm "the mail server of the tests" || { skip "npm is not here: the mail tests did not run."; return 0; }
  npm ci --silent --no-audit --no-fund --prefix tests/mail-sink >&2 || skip "The mail server of the tests could not be installed: the mail tests did not run."
  npm ci --silent --no-audit --no-fund --prefix tests/calendar-check >&2 || skip "The calendar parser of the tests could not be installed: the calendar tests did not run."
}

# Chromium without a window, which is lighter; else the whole browser.
find_browser() { command -v chromium-headless-shell || command -v chromium; }

run_tests() {
  local fast= browser= leave=()
  if [ "${1:-}" = --fast ]; then
    fast=1 # what is left stays under two minutes once built; the slices about persons have the domain's own tests
    for part in "Persons*" Prove Cli Mail Figures Demo; do leave+=(-namespace- "Rondetafel.Tests.$part"); done
    leave+=(-class- "Rondetafel.Tests.Guards.CaseAuditGuards")
  fi
  build Rondetafel.slnx
  mail_sink
  run_program "Domain" tests/Rondetafel.Domain.Tests/bin/Release/net10.0/Rondetafel.Domain.Tests
  RONDETAFEL_TEST_DATABASE=sqlite run_program "Pages over HTTP, SQLite" tests/Rondetafel.Tests/bin/Release/net10.0/Rondetafel.Tests "${leave[@]}"
  if [ -z "$fast" ]; then
    trap stop_postgres EXIT
    if start_postgres; then
      RONDETAFEL_TEST_DATABASE=postgres run_program "Pages over HTTP, PostgreSQL" tests/Rondetafel.Tests/bin/Release/net10.0/Rondetafel.Tests -maxThreads 3 -trait- "engine=none" # the database works in between: one more
    else
      skip "PostgreSQL is not here and could not be installed: its tests did not run."
    fi
    browser=$(find_browser || true)
    if [ -z "$browser" ] && need chromium-headless-shell chromium-headless-shell "the browser tests"; then browser=$(find_browser); fi
    if [ -n "$browser" ]; then
      RONDETAFEL_TEST_CHROMIUM=$browser run_program "Browser" tests/Rondetafel.Browser/bin/Release/net10.0/Rondetafel.Browser -maxThreads 3 # one of them waits for a slow line
    else
      skip "Chromium is not here and could not be installed: the browser tests did not run."
    fi
  fi
  [ -z "$broken" ] || say "What failed, once more:"$'\n'"$broken" # so that the end of a long log says it
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
