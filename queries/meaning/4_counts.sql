-- How are the stored counts of these unggahan (`daftar`, a list of ids) judged, each at the end of
-- its day in `hari`?
-- A row stands for `tenggat` (a number) of an area with the same judgement. Rows for langkah have
-- none.

create or replace macro jumlah_dinilai(daftar, hari) as table
with berstatus as (
    select
        j.*,
        d.per,
        dinilai(
            status_tenggat(j.laporan, j.selesai_pada, null, j.buka, j.jatuh_tempo, d.per),
            j.jatuh_tempo,
            j.dilaporkan_sampai,
            d.per
        ) as status
    from jumlah as j
    inner join (
        select
            unnest(daftar) as unggahan_id,
            unnest(hari) as per
    ) as d on j.unggahan_id = d.unggahan_id
    where j.unggahan_id between list_min(daftar) and list_max(daftar)
)

select
    * exclude (dilaporkan_sampai, laporan, selesai_pada, buka),
    dihitung(status) and sudah_tempo(jatuh_tempo, per) as sudah_jatuh_tempo
from berstatus;

-- The figures of each of these unggahan at the end of its day. `tingkat` is a list: true gives rows
-- per area, false (area null) the whole rencana.
-- Counted apart (docs/design.md §5): a langkah without tenggat is tanpa_target and cannot be
-- judged; one whose evidence cell names no document is bukti_belum_disebut and owes nothing.

create or replace macro hitungan_pada(daftar, hari, tingkat) as table
with hasil as (
    select
        j.unggahan_id,
        j.per,
        t.per_area,
        case when t.per_area then j.area end as area,
        min(j.urutan) as urutan,
        case when t.per_area then min_by(j.nama_area, j.urutan) end as nama_area,
        sum(j.langkah)::bigint as langkah,
        sum(j.tanpa_target)::bigint as tanpa_target,
        sum(j.bukti_belum_disebut)::bigint as bukti_belum_disebut,
        sum(case when j.status = 'selesai' then j.tenggat else 0 end)::bigint as selesai,
        sum(case when j.status = 'terlambat' then j.tenggat else 0 end)::bigint as terlambat,
        sum(case when j.status = 'belum_dilaporkan' then j.tenggat else 0 end)::bigint as belum_dilaporkan,
        sum(case when j.status = 'berjalan' then j.tenggat else 0 end)::bigint as berjalan,
        sum(case when j.status = 'belum_jatuh_tempo' then j.tenggat else 0 end)::bigint as belum_jatuh_tempo,
        sum(case when j.status = 'tidak_berlaku' then j.tenggat else 0 end)::bigint as tidak_berlaku,
        sum(case when dihitung(j.status) then j.tenggat else 0 end)::bigint as setahun_dari,
        sum(case when j.status = 'selesai' and j.sudah_jatuh_tempo then j.tenggat else 0 end)::bigint as capaian_n,
        sum(case when j.sudah_jatuh_tempo then j.tenggat else 0 end)::bigint as capaian_dari,
        sum(case when j.sudah_jatuh_tempo then j.bukti_n else 0 end)::bigint as bukti_n,
        sum(case when j.sudah_jatuh_tempo then j.bukti_dari else 0 end)::bigint as bukti_dari,
        sum(case when j.status = 'selesai' then j.bukti_belum_lengkap else 0 end)::bigint as selesai_tanpa_bukti
    from jumlah_dinilai(daftar, hari) as j
    cross join (select unnest(tingkat) as per_area) as t
    where not t.per_area or j.area is not null
    group by j.unggahan_id, j.per, t.per_area, case when t.per_area then j.area end
)

select
    unggahan_id,
    per,
    urutan,
    area,
    nama_area,
    langkah,
    tanpa_target,
    bukti_belum_disebut,
    selesai,
    terlambat,
    belum_dilaporkan,
    berjalan,
    belum_jatuh_tempo,
    tidak_berlaku,
    capaian_n,
    capaian_dari,
    selesai as setahun_n,
    setahun_dari,
    bukti_n,
    bukti_dari,
    selesai_tanpa_bukti
from hasil;

-- The figures of all of them at the end of one day.
create or replace macro hitungan_dari(daftar, per, tingkat) as table
select * exclude (per)
from hitungan_pada(daftar, [per for one in daftar], tingkat);
