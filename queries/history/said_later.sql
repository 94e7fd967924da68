-- How many targets due by $posisi, and how many of their bukti, were said to stand otherwise after that
-- day than until then, and how? Of a picture and its langkah ($kode; null: all), as all is known on $hari.
with dikatakan as (
    select
        f.bukti is not null as bukti,
        max_by(f.nilai, (f.berlaku, f.entri, f.urutan)) filter (f.berlaku <= $posisi) as dulu,
        max_by(f.nilai, (f.berlaku, f.entri, f.urutan)) as kini
    from fakta as f
    inner join tenggat as t on t.unggahan_id = $unggahan_id and f.kode = t.kode and f.akar = t.akar
    anti join tarikan_pada(null) as k on f.entri = k.ditarik
    where
        f.rencana_id = $rencana_id
        and f.kolom = if(f.bukti is null, 'laporan', 'status')
        and f.berlaku <= $hari
        and sudah_tempo(t.jatuh_tempo, $posisi)
        and dipilih(f.kode, $kode::varchar[])
    group by f.kode, f.akar, f.bukti
)

select
    bukti,
    kini as status,
    count(*) as n
from dikatakan
where kini is distinct from dulu and kini <> ''
group by bukti, kini
order by bukti, kini;
