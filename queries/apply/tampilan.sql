-- Is this rencana hidden from the lists people choose from?
update rencana
set disembunyikan = $disembunyikan
where satker = $satker and tahun = $tahun;
