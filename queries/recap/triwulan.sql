-- How much of what falls due in each triwulan is done at $posisi, per group of unggahan ($daftar:
-- ids; $kelompok: the group of each)? Column 5 is every year but the plan's own.
with anggota as (
    select
        unnest($daftar::bigint[]) as unggahan_id,
        unnest($kelompok::bigint[]) as kelompok
),

dinilai as (
    select
        a.kelompok,
        n.tenggat,
        n.status,
        n.sudah_jatuh_tempo,
        n.belum_dilaporkan,
        triwulan_ke(n.jatuh_tempo, r.tahun) as kolom
    from jumlah_dinilai($daftar::bigint[], [$posisi::date for one in $daftar::bigint[]]) as n
    inner join anggota as a on n.unggahan_id = a.unggahan_id
    inner join unggahan as u on n.unggahan_id = u.unggahan_id
    inner join rencana as r on u.rencana_id = r.rencana_id
    where
        n.tenggat > 0
        and n.status <> 'tidak_berlaku'
)

select
    kelompok,
    kolom,
    sum(case when status = 'selesai' then tenggat else 0 end)::bigint as n,
    sum(tenggat)::bigint as n_dari,
    sum(case when status = 'terlambat' then tenggat else 0 end)::bigint as terlambat,
    sum(case when belum_dilaporkan then tenggat else 0 end)::bigint as belum_dilaporkan,
    sum(case when sudah_jatuh_tempo then tenggat else 0 end)::bigint as jatuh_tempo
from dinilai
group by kelompok, kolom
order by kelompok, kolom;
