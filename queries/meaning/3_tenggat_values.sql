-- How is each tenggat of one unggahan judged at the end of day `per`?
-- bukti_n of bukti_dari: present of owed for this tenggat, due or not; nothing is owed where tidak_berlaku.
-- belum_dilaporkan: late only because nothing has been reported since it fell due.
-- sudah_jatuh_tempo is never true of a tidak_berlaku: it is left out of every count (docs/design.md §5).
-- Kept narrow: planning, not scanning, is the cost of these queries (8 ms with all columns of langkah, 4 without).

create or replace macro nilai_tenggat(id_unggahan, per) as table
with bukti_per_tenggat as (
    select
        kode,
        tenggat,
        count(*) filter (where bukti_wajib(status) and bukti_hadir(status)) as hadir,
        count(*) filter (where bukti_wajib(status)) as wajib
    from bukti
    where unggahan_id = id_unggahan
    group by kode, tenggat
),

laporan_terakhir as (select posisi from unggahan where unggahan_id = id_unggahan),

tenggat_berstatus as (
    select
        t.kode,
        t.tenggat,
        t.jatuh_tempo,
        status_tenggat(t.laporan, t.tanggal_selesai, t.selesai_sejak, t.buka, t.jatuh_tempo, per) as status,
        coalesce(b.hadir, 0) as hadir,
        coalesce(b.wajib, 0) as wajib
    from tenggat as t
    left join bukti_per_tenggat as b on t.kode = b.kode and t.tenggat = b.tenggat
    where t.unggahan_id = id_unggahan
)

select
    kode,
    tenggat,
    jatuh_tempo,
    status,
    status <> 'tidak_berlaku' and jatuh_tempo <= per as sudah_jatuh_tempo,
    belum_dilaporkan(status, jatuh_tempo, (select posisi from laporan_terakhir)) as belum_dilaporkan,
    case when status = 'tidak_berlaku' then 0 else hadir end as bukti_n,
    case when status = 'tidak_berlaku' then 0 else wajib end as bukti_dari,
    status = 'selesai' and hadir < wajib as selesai_tanpa_bukti
from tenggat_berstatus;
