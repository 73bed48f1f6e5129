# Attacks a demonstration of its own on loopback with tools from Debian, as the public and as each role; sourced by ./rondetafel.
# Not part of the tests. Ends with "N findings, N skipped"; docs/proofs.md says what counts as one. Modules that call other hosts stay out.
attack_dir= attack_pid= findings=0

attack_end() {
  [ -n "$attack_pid" ] && kill "$attack_pid" 2>/dev/null && wait "$attack_pid" 2>/dev/null || true
  [ -n "$attack_dir" ] && rm -rf "$attack_dir"
}

found() { say "FINDING: $1"; findings=$((findings + 1)); }

# Whether a tool is here or could be installed; else it is skipped by name.
tool() { need "$1" "$1" "the attack" || { skip "$1 is not here and could not be installed: that part of the attack did not run."; return 1; }; }

# The cookies of somebody of the town, as one header; empty for the public. They lie in jar, and in jar.json for wapiti, which forgets a header at the first cookie it gets.
cookies_of() { # key
  echo '{"127.0.0.1": {}}' > "$attack_dir/jar.json"
  [ "$1" = public ] && return 0
  rm -f "$attack_dir/jar"
  curl -s -o /dev/null -c "$attack_dir/jar" "$base/demo/als/$1"
  python3 - "$attack_dir/jar" "$attack_dir/jar.json" <<'PY'
import json, sys
rows = [line.replace("#HttpOnly_", "").rstrip("\n").split("\t") for line in open(sys.argv[1])]
cookies = {r[5]: r[6] for r in rows if len(r) == 7}
json.dump({"127.0.0.1": {"/": {name: {"value": value, "expires": None, "secure": False, "port": None, "version": 0} for name, value in cookies.items()}}}, open(sys.argv[2], "w"))
print("; ".join("%s=%s" % c for c in cookies.items()), end="")
PY
}

# Addresses with something to fill in that this visitor can reach, each with a value in every place.
addresses_of() { # cookies
  local address
  for address in "casussen?toon=lopend&op=nummer&af=1&blad=1" "meldingen?toon=nieuw&blad=1" "zoeken?q=linde" "mijn-meldingen?blad=1" "rechten/logboek?wie=a&blad=1" \
    "regie/cijfers?op=2026-01-01&van=2026-01-01&tot=2026-06-30" "beheer/professionals?q=a" "melden/lindestad?g=1" "antwoord?code=AAAA-BBBB" "taal?naar=en&terug=/" "concept/signal?part=1"; do
    case $(curl -s -o /dev/null -w '%{http_code}' ${1:+-H "Cookie: $1"} "$base/$address") in 2*|3*) echo "$base/$address" ;; esac
  done
}

attack_sql() { # who cookies
  tool sqlmap || return 0
  addresses_of "$2" > "$attack_dir/addresses"
  [ -s "$attack_dir/addresses" ] || return 0
  sqlmap -m "$attack_dir/addresses" --batch --level=2 --risk=2 --dbms=sqlite --technique=BEUS --threads=2 --ignore-code='*' --flush-session --disable-coloring \
    ${2:+--cookie="$2"} --output-dir="$attack_dir/sqlmap" > "$attack_dir/sqlmap.log" 2>&1 || true
  say "  sqlmap: $(wc -l < "$attack_dir/addresses") addresses"
  if grep -qE "^Parameter: " "$attack_dir/sqlmap.log"; then found "sqlmap as $1: $(grep -hE '^Parameter: ' "$attack_dir/sqlmap.log" | sort -u | tr '\n' ' ')"; fi
}

# Of wapiti the module csrf stays out: it knows tokens by a list of names, and ours is not among them; TokenTests sends every form without its token.
# Debian's wapiti puts flags at the end of a pattern, which its Python does not take any more: what it leaves out could not be said.
run_wapiti() {
  /usr/bin/python3 -c '
import re, runpy, sys
plain = re.compile
re.compile = lambda p, flags=0: plain(p[:-5], flags | re.M | re.S) if isinstance(p, str) and p.endswith("(?ms)") else plain(p, flags)
sys.argv[0] = "wapiti"
runpy.run_path("/usr/bin/wapiti", run_name="__main__")' "$@"
}

# How many requests for pages the demonstration answered by now, and how many forms were sent.
answered() { grep -cE "\"what\":\"${1:-[A-Za-z]+} [^ ]+ [0-9]{3} " "$attack_dir/log" || true; }

attack_forms() { # who cookies
  tool wapiti || return 0
  local pages forms before
  before=$(grep -cE '"what":"GET /account 200 ' "$attack_dir/log" || true)
  pages=$(answered); forms=$(answered POST)
  run_wapiti -u "$base/$( [ "$1" = public ] || echo mijn-werk )" --scope domain -m sql,xss,permanentxss,exec,file,crlf,csp,http_headers,cookieflags,redirect,methods,backup \
    -x "$base/uitloggen" -x "$base/demo/*" -c "$attack_dir/jar.json" --max-scan-time $((minutes * 30)) --max-attack-time $((minutes * 6)) --max-links-per-page 60 --flush-session --no-bugreport --color \
    -f json -o "$attack_dir/wapiti-$1.json" > "$attack_dir/wapiti.log" 2>&1 || true
  [ -s "$attack_dir/wapiti-$1.json" ] || { found "wapiti as $1 gave no report"; return 0; }
  python3 - "$attack_dir/wapiti-$1.json" > "$attack_dir/wapiti.found" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
for kind in ("vulnerabilities", "anomalies"):
    for name, hits in report[kind].items():
        for hit in hits:
            if hit.get("level", 3) >= 2: print("%s: %s %s %s" % (name, hit["method"], hit["path"].split("?")[0], hit["info"][:120]))
PY
  pages=$(( $(answered) - pages )); forms=$(( $(answered POST) - forms ))
  say "  wapiti: $pages requests for pages answered, $forms of them forms"
  [ "$pages" -ge $((minutes * 50)) ] || found "wapiti as $1 asked for next to nothing"
  [ "$1" = public ] || [ "$(grep -cE '"what":"GET /account 200 ' "$attack_dir/log")" -gt "$before" ] || found "wapiti as $1 was not signed in: what it saw was that of the public"
  while read -r line; do found "wapiti as $1: $line"; done < "$attack_dir/wapiti.found"
}

# Names that should not be there, and every route of the product with ids that are nobody's.
attack_names() { # who cookies
  tool ffuf || return 0
  printf '%s\n' .git/HEAD .git/config .env .svn/entries .DS_Store backup backup.zip backup.sql db.sqlite rondetafel.db demo.rootkey appsettings.json web.config server-status metrics swagger swagger/v1/swagger.json \
    api api/cases graphql actuator actuator/env console debug trace elmah.axd phpinfo.php wp-login.php admin login.aspx _framework/blazor.boot.json Rondetafel.dll dist/.stamp ../rondetafel.db ..%2frondetafel.db \
    %2e%2e/demo.rootkey //etc/passwd js/../../rondetafel.db casussen.json casussen.csv > "$attack_dir/hidden"
  grep -rhoE '^@page "/[^"]+"' "$here/src/Rondetafel/Features" | sed -E 's/^@page "\/?//; s/"$//; s/\{which:[^}]*\}\)?\$?\)?\}?/lijsten/; s/\{[a-z]+:int\}/404/g; s/\{(id|kind|form|gemeente|secret)[^}]*\}/00000000-0000-4000-8000-000000000000/g; s/\{[^}]+\}/00000000-0000-4000-8000-000000000001/g' \
    | while read -r route; do echo "$route"; echo "$route?blad=-1&toon=%00&op=%27&q=%F0%9F%98%80"; echo "$route/"; done > "$attack_dir/routes"
  ffuf -s -t 4 -w "$attack_dir/hidden" -u "$base/FUZZ" ${2:+-H "Cookie: $2"} -mc 200,500-599 > "$attack_dir/ffuf" 2>/dev/null || true
  while read -r name; do found "ffuf as $1: $name"; done < "$attack_dir/ffuf"
  ffuf -s -t 4 -w "$attack_dir/routes" -u "$base/FUZZ" ${2:+-H "Cookie: $2"} -mc 500-599 > "$attack_dir/ffuf" 2>/dev/null || true
  while read -r name; do found "ffuf as $1: 5xx at $name"; done < "$attack_dir/ffuf"
  say "  ffuf: $(cat "$attack_dir/hidden" "$attack_dir/routes" | wc -l) names"
}

# Many connections that send their request drop by drop: others are still served.
attack_slow() {
  tool slowhttptest || return 0
  slowhttptest -c 200 -H -i 5 -r 100 -t GET -u "$base/" -x 24 -p 3 -l 15 > "$attack_dir/slow" 2>&1 &
  local slow=$! served=0
  sleep 5
  for _ in 1 2 3 4 5; do [ "$(curl -s -m 5 -o /dev/null -w '%{http_code}' "$base/")" = 200 ] && served=$((served + 1)); sleep 1; done
  wait "$slow" || true
  say "  slowhttptest: $served of 5 pages served meanwhile"
  [ "$served" = 5 ] || found "200 slow connections keep others out"
}

run_attack() { # [--minutes N] [--as KEY...]
  local who=() base port cookies minutes=4
  while [ $# -gt 0 ]; do
    case $1 in
      --minutes) minutes=$2; shift 2 ;;
      --as) shift; while [ $# -gt 0 ] && [ "${1#--}" = "$1" ]; do who+=("$1"); shift; done ;;
      *) say "attack [--minutes N] [--as KEY...]: a scan of N minutes (4) as each of public docent dossierhouder om deskundige procesregisseur tafelpartner uitvoerder fg beheerder"; exit 1 ;;
    esac
  done
  [ ${#who[@]} -gt 0 ] || who=(public docent dossierhouder om deskundige procesregisseur tafelpartner uitvoerder fg beheerder)
  attack_dir=$(mktemp -d)
  trap attack_end EXIT
  port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
  base=http://127.0.0.1:$port
  dotnet "$lab" demo --port "$port" --data "$attack_dir/town" > "$attack_dir/log" 2>&1 &
  attack_pid=$!
  for _ in $(seq 600); do [ "$(curl -s -o /dev/null -w '%{http_code}' "$base/")" = 200 ] && break; sleep 0.5; done
  for one in "${who[@]}"; do
    say "As $one"
    cookies=$(cookies_of "$one")
    [ "$one" = public ] || [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $cookies" "$base/mijn-werk")" = 200 ] || { found "$one could not sign in"; continue; }
    attack_names "$one" "$cookies"
    attack_sql "$one" "$cookies"
    attack_forms "$one" "$cookies"
  done
  say "As many slow visitors"
  attack_slow
  kill -0 "$attack_pid" 2>/dev/null || found "the server did not live through it"
  while read -r line; do found "answered 5xx: $line"; done < <(grep -oE '"what":"[A-Za-z]+ [^ ]+ 5[0-9][0-9] ' "$attack_dir/log" | sort | uniq -c)
  say "  $(answered) requests for pages answered"
  [ -z "${ATTACK_KEEP:-}" ] || cp -r "$attack_dir" "$ATTACK_KEEP"
  printf '%d findings, %d skipped\n' "$findings" "$skipped"
  [ "$findings" = 0 ]
}
