-- Of how many targets is each of these bukti there (ada), and how many owe it (n_dari)? $daftar (ids of
-- pictures), $kode and $nama are columns in one order, that of the answer.
with dicari as (
    select
        unnest($daftar::bigint[]) as unggahan_id,
        unnest($kode::varchar[]) as kode,
        unnest($nama::varchar[]) as bukti,
        unnest(range(len($kode::varchar[]))) as ke
)

select
    count(*) filter (where bukti_wajib(b.status) and bukti_hadir(b.status)) as ada,
    count(*) filter (where bukti_wajib(b.status)) as n_dari
from dicari as d
left join bukti as b on d.unggahan_id = b.unggahan_id and d.kode = b.kode and d.bukti = b.nama
group by d.ke
order by d.ke;
