-- How much of what falls due in each triwulan of its own tahun is done at $posisi, of groups of unggahan ($daftar: ids;
-- $kelompok: to which group each of them belongs)? Column 5 is every other year.
with anggota as (
    select
        unnest($daftar::bigint[]) as unggahan_id,
        unnest($kelompok::bigint[]) as kelompok
),

dinilai as (
    select
        a.kelompok,
        n.status,
        n.sudah_jatuh_tempo,
        n.belum_dilaporkan,
        triwulan_ke(n.jatuh_tempo, r.tahun) as kolom
    from nilai_tenggat_dari($daftar::bigint[], $posisi) as n
    inner join anggota as a on n.unggahan_id = a.unggahan_id
    inner join unggahan as u on n.unggahan_id = u.unggahan_id
    inner join rencana as r on u.rencana_id = r.rencana_id
    where n.status <> 'tidak_berlaku'
)

select
    kelompok,
    kolom,
    count(*) filter (where status = 'selesai') as n,
    count(*) as n_dari,
    count(*) filter (where sudah_jatuh_tempo and status <> 'selesai') as terlambat,
    count(*) filter (where belum_dilaporkan) as belum_dilaporkan,
    count(*) filter (where sudah_jatuh_tempo) as jatuh_tempo
from dinilai
group by kelompok, kolom
order by kelompok, kolom;
