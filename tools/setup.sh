#!/bin/sh
# Prepares this folder's own .venv: `siapkan.sh jalan` for make run, `siapkan.sh uji` for make test.
# Safe to run again: it works only when something is missing or a requirements file has changed.
set -eu
cd "$(dirname "$0")/.."

tujuan="${1:?pakai: siapkan.sh jalan|uji}"
VENV=.venv
PY="$VENV/bin/python"

kata() { printf '%s\n' "$*"; }
gagal() {
    printf '\n%s\n' "$1" >&2
    shift
    for baris in "$@"; do printf '  %s\n' "$baris" >&2; done
    exit 1
}

bisa_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
apt_pasang() {
    catatan=$(mktemp)
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$catatan" 2>&1; then
        rm -f "$catatan"
    else
        tail -n 15 "$catatan" >&2
        rm -f "$catatan"
        return 1
    fi
}

cari_python() {
    # A name can exist and still not start (a version manager's stand-in), so each candidate is asked.
    for calon in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$calon" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            kata "$calon"
            return
        fi
    done
}

buat_venv() {
    python=$(cari_python)
    [ -n "$python" ] || gagal "Python 3.11 atau lebih baru tidak ditemukan." \
        "Debian/Ubuntu: apt-get install python3 python3-venv" "Sistem lain: https://www.python.org/downloads/"
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        # Debian keeps venv in a package of its own, one per Python version.
        paket=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        bisa_apt || gagal "Modul venv untuk Python belum terpasang." "Pasang dahulu: sudo apt-get install $paket"
        kata "Memasang $paket ..."
        apt_pasang "$paket" || gagal "Paket $paket tidak dapat dipasang."
    fi
    kata "Menyiapkan lingkungan Python di $VENV ..."
    rm -rf "$VENV"
    "$python" -m venv "$VENV" || gagal "Lingkungan Python tidak dapat dibuat di $VENV."
}

ada_libreoffice() { command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1; }

sidik() { cat "$@" | "$PY" -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'; }

pasang_pustaka() {
    cap="$VENV/.terpasang-$1"
    shift
    daftar="$1"
    kini=$(sidik "$@")
    [ "$(cat "$cap" 2>/dev/null || true)" = "$kini" ] && return
    kata "Memasang pustaka dari $daftar (sekali saja, beberapa menit) ..."
    catatan="$VENV/pip.log"
    if ! "$PY" -m pip install --quiet --disable-pip-version-check --no-input --progress-bar off -r "$daftar" >"$catatan" 2>&1; then
        tail -n 15 "$catatan" >&2
        gagal "Pustaka tidak dapat dipasang." "Periksa sambungan internet, lalu ulangi. Catatan lengkap: $catatan"
    fi
    kata "$kini" >"$cap"
}

# A .venv that was moved with its folder, or whose Python is gone, cannot be used any more.
"$PY" -c 'import pip' >/dev/null 2>&1 || buat_venv

case "$tujuan" in
jalan)
    pasang_pustaka jalan requirements.txt constraints.txt
    ;;
uji)
    pasang_pustaka uji requirements-dev.txt requirements.txt constraints.txt
    if ! "$PY" -m tests.browser.chromium >/dev/null 2>&1; then
        bisa_apt || gagal "Chromium untuk uji di peramban tidak ditemukan." \
            "Debian: sudo apt-get install chromium" "Sistem lain: $PY -m playwright install --with-deps chromium"
        kata "Memasang Chromium untuk uji di peramban ..."
        apt_pasang chromium || gagal "Chromium tidak dapat dipasang."
        "$PY" -m tests.browser.chromium >/dev/null || gagal "Chromium terpasang, tetapi tidak dapat dijalankan."
    fi
    if ! ada_libreoffice; then
        bisa_apt || gagal "LibreOffice untuk uji berkas Excel tidak ditemukan." \
            "Debian: sudo apt-get install libreoffice-calc-nogui" "Sistem lain: https://www.libreoffice.org/download/"
        kata "Memasang LibreOffice untuk uji berkas Excel ..."
        apt_pasang libreoffice-calc-nogui || gagal "Paket libreoffice-calc-nogui tidak dapat dipasang."
    fi
    ;;
*) gagal "Tujuan tidak dikenal: $tujuan (jalan atau uji)" ;;
esac
