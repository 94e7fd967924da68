-- How many tenggat of these unggahan ($daftar, ids) fall due on each day, with what was reported alike?
-- kendala: something was said of them; ada_bukti: a bukti is there. The rest as in
-- figures/quarter_report, whose rows are judged alike.
select
    t.unggahan_id,
    t.jatuh_tempo,
    t.laporan,
    t.kendala <> '' as kendala,
    t.hadir > 0 as ada_bukti,
    g.lengkap_per,
    dilaporkan_sampai(g.lengkap_per, t.dilaporkan_per) as sampai,
    count(*) as n
from tenggat as t
inner join gambar as g on t.unggahan_id = g.unggahan_id
where
    salah_satu(t.unggahan_id, $daftar::bigint[])
    and salah_satu(g.unggahan_id, $daftar::bigint[])
group by all;
