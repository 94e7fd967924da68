-- Who else follows this journal? They are told which entry is the newest, once it is committed.
select pg_notify('monev_jurnal', %(nomor)s::text);
