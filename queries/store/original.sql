-- What are the bytes of an original file?
select isi from jurnal_berkas where sha256 = $sha256;
