-- Which original is to be kept? One that is there already, and rotted, is mended.
insert into jurnal_berkas (sha256, isi) values (%(sha256)s, %(isi)b)
on conflict (sha256) do update set isi = excluded.isi where jurnal_berkas.isi <> excluded.isi;
