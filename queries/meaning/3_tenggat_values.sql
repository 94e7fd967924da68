-- How is each tenggat of these pictures (`daftar`, a list of ids) judged at the end of day `per`?
-- bukti_n of bukti_dari: present of owed for this tenggat, due or not; nothing is owed if
-- tidak_berlaku.
-- sudah_jatuh_tempo is never true if tidak_berlaku, which no count includes (docs/design.md §5).
-- Few columns: planning, not scanning, takes the time of these queries (8 ms with all columns of
-- langkah, 4 without).

create or replace macro nilai_tenggat_dari(daftar, per) as table
with tenggat_berstatus as (
    select
        t.unggahan_id,
        t.kode,
        t.tenggat,
        t.jatuh_tempo,
        dinilai(
            status_tenggat(t.laporan, t.tanggal_selesai, t.selesai_sejak, t.buka, t.jatuh_tempo, per),
            t.jatuh_tempo,
            dilaporkan_sampai(g.lengkap_per, t.dilaporkan_per),
            per
        ) as status,
        t.hadir,
        t.wajib
    from tenggat as t
    inner join gambar as g on t.unggahan_id = g.unggahan_id
    where salah_satu(t.unggahan_id, daftar)
)

select
    unggahan_id,
    kode,
    tenggat,
    jatuh_tempo,
    status,
    dihitung(status) and sudah_tempo(jatuh_tempo, per) as sudah_jatuh_tempo,
    if(dihitung(status), hadir, 0) as bukti_n,
    if(dihitung(status), wajib, 0) as bukti_dari,
    status = 'selesai' and hadir < wajib as selesai_tanpa_bukti
from tenggat_berstatus;

-- The values of one picture.
create or replace macro nilai_tenggat(id_gambar, per) as table
select * exclude (unggahan_id)
from nilai_tenggat_dari([id_gambar], per);
