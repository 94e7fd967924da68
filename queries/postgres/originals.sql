-- Which originals are kept?
select sha256 from jurnal_berkas order by sha256;
