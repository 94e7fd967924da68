-- Which entry is appended, up to where the journal goes now? Who listens is told which it is, once it is committed.
with kept as (
    insert into jurnal_entri (nomor, hash, satker, tahun, teks)
    values (%(nomor)s, %(hash)s, %(satker)s, %(tahun)s, %(teks)s)
),

moved as (
    update jurnal_ujung set nomor = %(nomor)s, hash = %(hash)s
)

select pg_notify('monev_jurnal', %(nomor)s::text);
