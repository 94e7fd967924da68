#!/bin/sh
# Monev ZI starts with this machine, backs itself up at night and sends its letters: sudo sh deploy/pasang.sh
# Safe to run again, after the folder was moved or a new version unpacked. Taken away by: sudo sh deploy/pasang.sh lepas
# MONEV_TUJUAN (for a try elsewhere than /) and MONEV_CADANGAN (where backups go) may be set.
set -eu
folder=$(cd "$(dirname "$0")/.." && pwd)
root=${MONEV_TUJUAN:-}
units="$root/etc/systemd/system"
backups=${MONEV_CADANGAN:-/var/backups/monev-zi}
timers="monev-cadangkan.timer monev-ingatkan.timer"

fail() { printf '%s\n' "$@" >&2; exit 1; }
control() { [ -n "$root" ] || systemctl "$@"; }

[ -n "$root" ] || [ "$(id -u)" = 0 ] || fail "Jalankan sebagai root: sudo sh deploy/pasang.sh"
[ -n "$root" ] || command -v systemctl >/dev/null || fail "Mesin ini tidak memakai systemd; lihat docs/pemasangan.md."

if [ "${1:-}" = lepas ]; then
    # shellcheck disable=SC2086 - three names
    control disable --now monev.service $timers || true
    for unit in "$folder"/deploy/systemd/*; do rm -f "$units/${unit##*/}"; done
    control daemon-reload
    echo "Monev ZI tidak lagi dinyalakan bersama mesin ini. Datanya tetap ada."
    exit 0
fi

[ -x "$folder/.venv/bin/python" ] || fail "Jalankan dahulu: make run (sekali, supaya pustakanya terpasang), lalu Ctrl+C."
user=$(stat -c %U "$folder/data")
if [ "$user" = root ] && [ -z "$root" ]; then
    # Nothing of it needs root: an account of its own owns the data.
    user=monev
    id "$user" >/dev/null 2>&1 || useradd --system --home-dir "$folder" --shell /usr/sbin/nologin "$user"
    chown -R "$user" "$folder/data"
fi
mkdir -p "$units" "$root$backups"
chmod 700 "$root$backups"
[ -n "$root" ] || chown "$user" "$backups"
for unit in "$folder"/deploy/systemd/*; do
    sed -e "s|@FOLDER@|$folder|g" -e "s|@DATA@|$folder/data|g" -e "s|@PENGGUNA@|$user|g" \
        -e "s|@CADANGAN@|$backups|g" "$unit" >"$units/${unit##*/}"
done
[ -e "$root/etc/monev-zi.conf" ] || printf '%s\n' "# Setelan Monev ZI, satu per baris: docs/setelan.md" \
    "# MONEV_ALAMAT=0.0.0.0" >"$root/etc/monev-zi.conf"
chmod 600 "$root/etc/monev-zi.conf"
control daemon-reload
# shellcheck disable=SC2086 - three names
control enable --now monev.service $timers
echo "Monev ZI dinyalakan bersama mesin ini, sebagai $user. Setelannya: /etc/monev-zi.conf. Cadangan tiap malam: $backups"
echo "Keadaannya: systemctl status monev; catatannya: journalctl -u monev"
