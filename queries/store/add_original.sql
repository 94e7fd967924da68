-- Which original file is stored? A damaged copy is replaced.
insert into jurnal_berkas (sha256, isi) values ($sha256, $isi)
on conflict (sha256) do update set isi = excluded.isi where jurnal_berkas.isi <> excluded.isi;
