-- Which number had a person's day or a meeting's before 2.1, of which day is it, and up to which entry
-- does it go? Columns in one order; what was known of a number is replaced.
delete from nomor_lama
using (
    select
        unnest($rencana_id::integer[]) as rencana_id,
        unnest($nomor::integer[]) as nomor
) as b
where nomor_lama.rencana_id = b.rencana_id and nomor_lama.nomor = b.nomor;

insert into nomor_lama by name
select
    unnest($rencana_id::integer[]) as rencana_id,
    unnest($nomor::integer[]) as nomor,
    unnest($hari::date[]) as hari,
    unnest($entri::bigint[]) as entri;
