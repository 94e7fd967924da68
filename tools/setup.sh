#!/bin/sh
# Prepares this folder's own .venv: `setup.sh run` for make run, `setup.sh test` for make test; `setup.sh windows` what
# make test-windows needs beside that.
# Safe to run again: it works only when something is missing or a requirements file has changed.
set -eu
cd "$(dirname "$0")/.."

purpose="${1:?pakai: setup.sh run|test|windows}"
VENV=.venv
PY="$VENV/bin/python"

say() { printf '%s\n' "$*"; }
fail() {
    printf '\n%s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

# Runs a command, says every while that it goes on and what it does, and shows its own last words if it fails.
watch() {
    log=$(mktemp)
    { while sleep 20 >/dev/null && kill -0 $$; do say "  masih berjalan: $(tail -n 1 "$log")"; done; } 2>/dev/null &
    ticking=$!
    result=0
    "$@" >"$log" 2>&1 || result=$?
    kill "$ticking" 2>/dev/null || true
    [ "$result" = 0 ] || tail -n 15 "$log" >&2
    rm -f "$log"
    return "$result"
}

find_python() {
    # A name can exist and still not start (a version manager's stand-in), so each candidate is asked.
    for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            say "$candidate"
            return
        fi
    done
}

make_venv() {
    say "Menyiapkan lingkungan Python di $VENV ..."
    rm -rf "$VENV"
    watch "$(find_python)" -m venv "$VENV" || fail "Lingkungan Python tidak dapat dibuat di $VENV."
}

# A .venv that was moved with its folder, or whose Python is gone, cannot be used any more.
has_venv() { "$PY" -c 'import pip' >/dev/null 2>&1; }

has_node() { node --version && command -v npm; } >/dev/null 2>&1

has_browser() { # one that starts: without its libraries it does not
    command -v apt-get >/dev/null 2>&1 || return 0 # elsewhere Playwright brings one, once it is here
    for browser in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable microsoft-edge msedge \
        "${HOME:-}"/.cache/ms-playwright/chromium*/*/chrome "${HOME:-}"/.cache/ms-playwright/chromium*/*/*headless*shell; do
        ! "$browser" --version >/dev/null 2>&1 || return 0
    done
    return 1
}

has_libatomic() { "$(find_python)" -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' >/dev/null 2>&1 || [ "$(uname)" != Linux ]; }

has_fonts() { # the three of tests/browser/fonts.conf
    listed=$(FONTCONFIG_FILE="$PWD/tests/browser/fonts.conf" fc-list : family 2>/dev/null) || return 1
    for name in "DejaVu Sans" "Liberation Sans" Roboto; do
        printf '%s\n' "$listed" | grep -qx "$name" || return 1
    done
}

has_postgres() { command -v postgres || ls /usr/lib/postgresql/*/bin/postgres; } >/dev/null 2>&1

has_wine() { command -v wine && command -v x86_64-w64-mingw32-gcc; } >/dev/null 2>&1

lacks= packages=
need() { # what a person calls it, and Debian's packages
    lacks="$lacks
  $1"
    packages="$packages $2"
}

find_what_is_missing() {
    python=$(find_python)
    if [ -z "$python" ]; then
        need "Python 3.11 atau lebih baru" "python3 python3-venv"
    elif ! has_venv && ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        # Debian keeps venv in a package of its own, one per Python version.
        need "modul venv untuk Python" "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    case "$purpose" in
    test)
        has_node || need "Node.js dan npm, untuk memeriksa skrip peramban" "nodejs npm"
        has_browser || need "Chromium dengan pustakanya, untuk uji di peramban" chromium
        has_libatomic || need "libatomic.so.1, yang diminta Playwright" libatomic1
        has_fonts || need "huruf DejaVu Sans, Liberation Sans, dan Roboto, untuk uji tata letak" \
            "fontconfig fonts-dejavu-core fonts-liberation fonts-roboto-unhinted"
        has_postgres || need "PostgreSQL 15 atau lebih baru, untuk uji jurnal" postgresql
        ;;
    windows) has_wine || need "Wine dan penyusun C untuk Windows" "wine gcc-mingw-w64-x86-64" ;;
    esac
}

apt_install() (
    export DEBIAN_FRONTEND=noninteractive
    apt-get update || return
    for package in "$@"; do
        shift
        # The same without windows, a third less to compute.
        [ "$package" != chromium ] || ! apt-cache show "$package-headless-shell" >/dev/null 2>&1 || package="$package-headless-shell"
        set -- "$@" "$package"
    done
    apt-get install -y --no-install-recommends "$@"
)

install_what_is_missing() {
    [ -n "$packages" ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        fail "Untuk ini masih kurang di komputer ini:$lacks" "Debian/Ubuntu, lalu ulangi:" "  sudo apt-get install$packages" \
            "Sistem lain: paket yang sepadan."
    fi
    say "Memasang$packages (sekali saja, beberapa menit) ..."
    case "$packages" in
    *postgresql*) # Only its programs are wanted: without this Debian would make a server of its own, and start it.
        no_server=/etc/postgresql-common/createcluster.d/monev.conf
        [ -e "$no_server" ] || { mkdir -p "${no_server%/*}" && echo 'create_main_cluster = false' >"$no_server"; }
        ;;
    esac
    watch apt_install $packages || fail "Paket tidak dapat dipasang:$packages"
    lacks= packages=
    find_what_is_missing
    [ -z "$packages" ] || fail "Sudah dipasang, tetapi tetap tidak ditemukan:$lacks"
}

pip_install() {
    # Not compiled beforehand: that is a third of the work, for modules of which most are never imported.
    "$PY" -m pip install --no-compile --require-hashes --quiet --disable-pip-version-check --no-input --progress-bar off -r "$1"
}

# In seconds, where pip takes a minute. It knows no index that only pip was told of: there pip installs all. It trusts whom
# the system trusts, as pip does: offices may look into HTTPS with an authority of their own.
uv_install() { pip_install tools/uv.lock && "$VENV/bin/uv" pip install --system-certs --python "$PY" --require-hashes -r "$1"; }

install_with_either() { uv_install "$1" || pip_install "$1"; }

fingerprint() { cat "$@" | "$PY" -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'; }

install_libraries() { # what for, how large, and from which list
    stamp="$VENV/.installed-$1" size="$2" listing="$3"
    wanted=$(fingerprint "$listing")
    [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ] && return
    say "Memasang pustaka dari $listing (sekali saja): $size, satu sampai beberapa menit menurut sambungan internet ..."
    watch install_with_either "$listing" || fail "Pustaka tidak dapat dipasang." "Periksa sambungan internet, lalu ulangi."
    say "$wanted" >"$stamp"
}

install_front_end_tools() { # prettier and tsc, which lay out and check scripts and stylesheets
    folder=tools/front_end
    wanted=$(fingerprint "$folder/package-lock.json")
    [ "$(cat "$folder/node_modules/.installed" 2>/dev/null || true)" = "$wanted" ] && return
    say "Memasang alat periksa skrip dari $folder/package-lock.json (sekali saja) ..."
    watch npm ci --prefix "$folder" --no-audit --no-fund ||
        fail "Alat periksa skrip tidak dapat dipasang." "Periksa sambungan internet, lalu ulangi."
    say "$wanted" >"$folder/node_modules/.installed"
}

case "$purpose" in run | test | windows) ;; *) fail "Tujuan tidak dikenal: $purpose (run, test atau windows)" ;; esac
find_what_is_missing
install_what_is_missing
[ "$purpose" = windows ] || has_venv || make_venv

case "$purpose" in
run) install_libraries run "sekitar 200 MB diunduh, 750 MB di cakram" requirements.lock ;;
test)
    install_libraries test "sekitar 300 MB diunduh, 1,1 GB di cakram" requirements-dev.lock
    install_front_end_tools
    watch "$PY" -m tests.browser.chromium || fail "Chromium untuk uji di peramban tidak dapat dijalankan." \
        "Di luar Debian: $PY -m playwright install --with-deps chromium"
    ;;
esac
