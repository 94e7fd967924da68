-- Is each bukti of these unggahan (`daftar`, a list of ids) owed, present or missing at the end of
-- day `per`?
-- terutang: owed by `per`, because its tenggat is due.
-- hadir: owed for its tenggat, due or not, and present.
-- celah: not present, and owed by `per` or by a tenggat called selesai (docs/design.md §5).

create or replace macro keadaan_bukti_dari(daftar, per) as table
with tenggat_berstatus as (
    select
        unggahan_id,
        kode,
        tenggat,
        jatuh_tempo,
        dilaporkan_per,
        status_tenggat(laporan, tanggal_selesai, selesai_sejak, buka, jatuh_tempo, per) as status_tenggat,
        selesai_kemudian(laporan, tanggal_selesai, per) as selesai_kemudian
    from tenggat
    where salah_satu(unggahan_id, daftar)
),

bukti_dinilai as (
    select
        t.unggahan_id,
        t.kode,
        t.tenggat,
        t.jatuh_tempo,
        t.dilaporkan_per,
        t.status_tenggat,
        t.selesai_kemudian,
        b.urutan as urutan_bukti,
        b.* exclude (unggahan_id, kode, tenggat, urutan),
        dihitung(t.status_tenggat) and bukti_wajib(b.status) as wajib
    from bukti as b
    inner join tenggat_berstatus as t on b.unggahan_id = t.unggahan_id and b.kode = t.kode and b.tenggat = t.tenggat
    where salah_satu(b.unggahan_id, daftar)
)

select
    *,
    wajib and bukti_hadir(status) as hadir,
    wajib and sudah_tempo(jatuh_tempo, per) as terutang,
    wajib and not bukti_hadir(status) and (sudah_tempo(jatuh_tempo, per) or status_tenggat = 'selesai') as celah
from bukti_dinilai;
