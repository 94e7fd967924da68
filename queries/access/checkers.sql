-- Who ever called this bukti ($kode, $tenggat, $bukti) Terverifikasi for its office, in the app? Also
-- under an earlier month, before its target moved.
select distinct f.pelaku
from fakta as f
inner join rencana as r on f.rencana_id = r.rencana_id
where
    r.satker = $satker
    and r.tahun = $tahun
    and not f.berkas
    and f.kode = $kode
    and f.bukti = $bukti
    and f.kolom = 'status'
    and f.nilai = 'terverifikasi'
    and f.akar in (
        select t.akar
        from tenggat as t
        inner join unggahan as u on t.unggahan_id = u.unggahan_id
        where u.rencana_id = f.rencana_id and t.kode = $kode and t.tenggat = $tenggat
    );
