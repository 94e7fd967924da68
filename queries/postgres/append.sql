-- Which entry is appended, and where does the journal end now?
with kept as (
    insert into jurnal_entri (nomor, hash, satker, tahun, teks)
    values (%(nomor)s, %(hash)s, %(satker)s, %(tahun)s, %(teks)s)
)

update jurnal_ujung set nomor = %(nomor)s, hash = %(hash)s;
