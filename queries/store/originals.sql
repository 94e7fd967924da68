-- Which original files are stored?
select sha256 from jurnal_berkas order by sha256;
