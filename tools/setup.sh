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

can_use_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
apt_install() {
    log=$(mktemp)
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 15 "$log" >&2
        rm -f "$log"
        return 1
    fi
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
    python=$(find_python)
    [ -n "$python" ] || fail "Python 3.11 atau lebih baru tidak ditemukan." \
        "Debian/Ubuntu: apt-get install python3 python3-venv" "Sistem lain: https://www.python.org/downloads/"
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        # Debian keeps venv in a package of its own, one per Python version.
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        can_use_apt || fail "Modul venv untuk Python belum terpasang." "Pasang dahulu: sudo apt-get install $package"
        say "Memasang $package ..."
        apt_install "$package" || fail "Paket $package tidak dapat dipasang."
    fi
    say "Menyiapkan lingkungan Python di $VENV ..."
    rm -rf "$VENV"
    "$python" -m venv "$VENV" || fail "Lingkungan Python tidak dapat dibuat di $VENV."
}

has_fonts() { # the three of tests/browser/fonts.conf
    listed=$(FONTCONFIG_FILE="$PWD/tests/browser/fonts.conf" fc-list : family 2>/dev/null) || return 1
    for name in "DejaVu Sans" "Liberation Sans" Roboto; do
        printf '%s\n' "$listed" | grep -qx "$name" || return 1
    done
}

has_libreoffice() { command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1; }

pip_install() {
    # Not compiled beforehand: that is a third of the work, for modules of which most are never imported.
    "$PY" -m pip install --no-compile --require-hashes --quiet --disable-pip-version-check --no-input --progress-bar off -r "$1"
}

# In seconds, where pip takes a minute. It knows no index that only pip was told of: there pip installs all.
uv_install() { pip_install tools/uv.lock && "$VENV/bin/uv" pip install --python "$PY" --require-hashes --quiet -r "$1"; }

fingerprint() { cat "$@" | "$PY" -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'; }

install_libraries() {
    stamp="$VENV/.installed-$1"
    shift
    listing="$1"
    wanted=$(fingerprint "$@")
    [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ] && return
    say "Memasang pustaka dari $listing (sekali saja) ..."
    log="$VENV/pip.log"
    if ! { uv_install "$listing" || pip_install "$listing"; } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        fail "Pustaka tidak dapat dipasang." "Periksa sambungan internet, lalu ulangi. Catatan lengkap: $log"
    fi
    say "$wanted" >"$stamp"
}

install_front_end_tools() { # prettier and tsc, which lay out and check scripts and stylesheets
    folder=tools/front_end
    wanted=$(fingerprint "$folder/package-lock.json")
    [ "$(cat "$folder/node_modules/.installed" 2>/dev/null || true)" = "$wanted" ] && return
    if ! command -v npm >/dev/null 2>&1; then
        can_use_apt || fail "Node.js untuk memeriksa skrip peramban tidak ditemukan." \
            "Debian: sudo apt-get install nodejs npm" "Sistem lain: https://nodejs.org/ (versi 20 atau lebih baru)"
        say "Memasang Node.js untuk memeriksa skrip peramban ..."
        apt_install nodejs npm || fail "Paket nodejs dan npm tidak dapat dipasang."
    fi
    say "Memasang alat periksa skrip dari $folder/package-lock.json (sekali saja) ..."
    log="$VENV/npm.log"
    npm ci --prefix "$folder" --no-audit --no-fund >"$log" 2>&1 || {
        tail -n 15 "$log" >&2
        fail "Alat periksa skrip tidak dapat dipasang." "Periksa sambungan internet, lalu ulangi. Catatan lengkap: $log"
    }
    say "$wanted" >"$folder/node_modules/.installed"
}

# A .venv that was moved with its folder, or whose Python is gone, cannot be used any more.
"$PY" -c 'import pip' >/dev/null 2>&1 || make_venv

case "$purpose" in
run)
    install_libraries run requirements.lock
    ;;
test)
    install_libraries test requirements-dev.lock
    install_front_end_tools
    if ! "$PY" -m tests.browser.chromium >/dev/null 2>&1; then
        can_use_apt || fail "Chromium untuk uji di peramban tidak ditemukan." \
            "Debian: sudo apt-get install chromium" "Sistem lain: $PY -m playwright install --with-deps chromium"
        say "Memasang Chromium untuk uji di peramban ..."
        apt_install chromium-headless-shell || apt_install chromium || fail "Chromium tidak dapat dipasang."
        "$PY" -m tests.browser.chromium >/dev/null || fail "Chromium terpasang, tetapi tidak dapat dijalankan."
    fi
    if ! has_fonts; then
        can_use_apt || fail "Huruf untuk uji tata letak tidak ditemukan: DejaVu Sans, Liberation Sans, Roboto." \
            "Debian: sudo apt-get install fontconfig fonts-dejavu-core fonts-liberation fonts-roboto-unhinted"
        say "Memasang huruf untuk uji tata letak ..."
        apt_install fontconfig fonts-dejavu-core fonts-liberation fonts-roboto-unhinted || fail "Huruf tidak dapat dipasang."
        has_fonts || fail "Huruf terpasang, tetapi tidak ditemukan."
    fi
    if ! "$PY" -m tests.postgres >/dev/null 2>&1; then
        can_use_apt || fail "PostgreSQL untuk uji jurnal tidak ditemukan." \
            "Debian: sudo apt-get install postgresql" "Sistem lain: https://www.postgresql.org/download/ (versi 15 atau lebih baru)"
        say "Memasang PostgreSQL untuk uji jurnal ..."
        # Only its programs are wanted: without this Debian would make a server of its own, and start it.
        no_server=/etc/postgresql-common/createcluster.d/monev.conf
        [ -e "$no_server" ] || { mkdir -p "${no_server%/*}" && echo 'create_main_cluster = false' >"$no_server"; }
        apt_install postgresql || fail "Paket postgresql tidak dapat dipasang."
        "$PY" -m tests.postgres >/dev/null || fail "PostgreSQL terpasang, tetapi programnya tidak ditemukan."
    fi
    if ! has_libreoffice; then
        can_use_apt || fail "LibreOffice untuk uji berkas Excel tidak ditemukan." \
            "Debian: sudo apt-get install libreoffice-calc-nogui" "Sistem lain: https://www.libreoffice.org/download/"
        say "Memasang LibreOffice untuk uji berkas Excel ..."
        apt_install libreoffice-calc-nogui || fail "Paket libreoffice-calc-nogui tidak dapat dipasang."
    fi
    ;;
windows)
    if ! command -v wine >/dev/null 2>&1 || ! command -v x86_64-w64-mingw32-gcc >/dev/null 2>&1; then
        can_use_apt || fail "Wine dan penyusun C untuk Windows tidak ditemukan." \
            "Debian/Ubuntu: sudo apt-get install wine gcc-mingw-w64-x86-64" "Sistem lain: https://www.winehq.org/"
        say "Memasang Wine dan penyusun C untuk Windows ..."
        apt_install wine gcc-mingw-w64-x86-64 || fail "Paket wine dan gcc-mingw-w64-x86-64 tidak dapat dipasang."
    fi
    ;;
*) fail "Tujuan tidak dikenal: $purpose (run, test atau windows)" ;;
esac
