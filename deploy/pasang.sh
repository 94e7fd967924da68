#!/bin/sh
# Monev ZI starts with this machine, backs itself up at night and sends its letters: sudo sh deploy/pasang.sh
# Safe to run again, after the folder was moved, a new version unpacked or /etc/monev-zi.conf changed. Where that names
# MONEV_ALAMAT=https://... and MONEV_PEM, haproxy with deploy/haproxy.cfg stands in front, at ports 80 and 443.
# Taken away by: sudo sh deploy/pasang.sh lepas
# MONEV_TUJUAN (for a try elsewhere than /) and MONEV_CADANGAN (where backups go) may be set.
set -eu
folder=$(cd "$(dirname "$0")/.." && pwd)
root=${MONEV_TUJUAN:-}
units="$root/etc/systemd/system"
settings="$root/etc/monev-zi.conf"
backups=${MONEV_CADANGAN:-/var/backups/monev-zi}

fail() { printf '%s\n' "$@" >&2; exit 1; }
control() { [ -n "$root" ] || systemctl "$@"; }
set_to() { [ ! -e "$settings" ] || sed -n "s|^$1=||p" "$settings" | tail -n 1; }
# As sed puts it into a file, and as systemd reads a %.
put() { printf '%s' "$1" | sed -e 's/%/%%/g' -e 's/[&|\\]/\\&/g'; }
as_owner() {
    owner=$(stat -c %U "$folder")
    if [ -n "$root" ] || [ "$owner" = root ]; then "$@"; else runuser -u "$owner" -- "$@"; fi
}
as_account() { if [ -n "$root" ]; then "$@"; else runuser -u "$account" -- "$@"; fi; }
install_unit() {
    sed -e "s|@FOLDER@|$(put "$folder")|g" -e "s|@PENGGUNA@|$(put "$account")|g" -e "s|@CADANGAN@|$(put "$backups")|g" \
        -e "s|@NAMA@|$(put "$name")|g" -e "s|@PEM@|$(put "$pem")|g" "$1" >"$units/${1##*/}"
}

[ -n "$root" ] || [ "$(id -u)" = 0 ] || fail "Jalankan sebagai root: sudo sh deploy/pasang.sh"
[ -n "$root" ] || command -v systemctl >/dev/null || fail "Mesin ini tidak memakai systemd; lihat docs/pemasangan.md."

if [ "${1:-}" = lepas ]; then
    control disable --now monev.service monev-cadangkan.timer monev-ingatkan.timer || true
    [ ! -e "$units/monev-proksi.service" ] || control disable --now monev-proksi.service || true
    for unit in "$folder"/deploy/systemd/*; do rm -f "$units/${unit##*/}"; done
    rm -f "$root/etc/monev-zi-haproxy.cfg"
    control daemon-reload
    echo "Monev ZI tidak lagi dinyalakan bersama mesin ini. Datanya tetap ada."
    exit 0
fi

address=$(set_to MONEV_ALAMAT)
name=${address#https://}
pem=$(set_to MONEV_PEM)
case $folder$backups$pem in
*[\"\\\$]*) fail "Nama folder tidak boleh memuat \" \\ atau \$: $folder" "Cadangan: $backups. Sertifikat: $pem" ;;
esac
# What it stands on, on a new machine and where a new version asks for more; it belongs to who owns the folder.
as_owner sh "$folder/tools/setup.sh" run || fail "Belum ada yang dinyalakan."
account=$(stat -c %U "$folder/data")
if [ "$account" = root ] && [ -z "$root" ]; then
    # Nothing of it needs root: an account of its own owns the data.
    account=monev
    id "$account" >/dev/null 2>&1 || useradd --system --home-dir "$folder" --shell /usr/sbin/nologin "$account"
    chown -R "$account" "$folder/data"
fi
cd "$folder"
# The application itself, since libraries that only root can read would be found at the first page.
if ! as_account test -w data || ! as_account .venv/bin/python -c 'import app'; then
    fail "Akun $account tidak dapat menjalankan program di $folder." \
        "Letakkan di folder yang terbaca olehnya (misalnya /opt/monev), lalu jalankan lagi. Belum ada yang dinyalakan."
fi

if [ -n "$pem" ] && [ "$name" != "$address" ]; then
    if ! command -v haproxy >/dev/null; then
        command -v apt-get >/dev/null || fail "Pasang haproxy 2.4 atau lebih baru, lalu jalankan lagi."
        apt-get install --yes --quiet haproxy
        control disable --now haproxy.service # its own settings, which serve nothing
    fi
    checked=$(mktemp -d)
    ln -s "$pem" "$checked/monev.pem"
    MONEV_SATU=127.0.0.1:8501 MONEV_NAMA=$name CREDENTIALS_DIRECTORY=$checked haproxy -c -q -f deploy/haproxy.cfg || {
        rm -r "$checked"
        fail "haproxy menolak deploy/haproxy.cfg atau sertifikat di $pem (rantai dan kunci dalam satu berkas)." \
            "Belum ada yang dinyalakan."
    }
    rm -r "$checked"
else
    pem=
fi

mkdir -p "$units" "$root$backups"
chmod 700 "$root$backups"
[ -n "$root" ] || chown "$account" "$backups"
for unit in "$folder"/deploy/systemd/*; do
    [ "${unit##*/}" = monev-proksi.service ] || install_unit "$unit"
done
[ -e "$settings" ] || printf '%s\n' "# Setelan Monev ZI, satu per baris: docs/setelan.md" "# MONEV_ALAMAT=0.0.0.0" >"$settings"
chmod 600 "$settings"
if [ -n "$pem" ]; then
    install_unit deploy/systemd/monev-proksi.service
    cp deploy/haproxy.cfg "$root/etc/monev-zi-haproxy.cfg"
fi
control daemon-reload
control enable --now monev.service monev-cadangkan.timer monev-ingatkan.timer
control restart monev.service
if [ -n "$pem" ]; then
    control enable --now monev-proksi.service
    control restart monev-proksi.service
fi
echo "Monev ZI dinyalakan bersama mesin ini, sebagai $account. Setelannya: /etc/monev-zi.conf. Cadangan tiap malam: $backups"
[ "$(stat -c %d "$folder/data")" != "$(stat -c %d "$root$backups")" ] ||
    echo "Cadangan itu di disk yang sama dengan datanya; ke disk lain: sudo MONEV_CADANGAN=/mnt/disk-lain sh deploy/pasang.sh"
[ -n "$(set_to MONEV_CADANGAN_SANDI_BERKAS)" ] ||
    echo "Cadangan itu tidak dikunci; kuncinya: MONEV_CADANGAN_SANDI_BERKAS=/jalur/sandi di /etc/monev-zi.conf, terbaca oleh $account."
[ -z "$pem" ] || echo "Di depannya haproxy, yang melayani https://$name."
[ -n "$pem" ] || [ "$name" = "$address" ] ||
    echo "$address dilayani proksi lain, yang meneruskan ke 127.0.0.1:8501; dengan MONEV_PEM perintah ini memasang haproxy."
echo "Keadaannya: systemctl status monev; catatannya: journalctl -u monev"
