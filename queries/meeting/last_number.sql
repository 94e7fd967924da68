-- Which numbers were given last: to a meeting and a follow-up of this rencana, to what is recorded within $rapat?
-- Those taken out count too: a number is never given twice.
select
    (select coalesce(max(rapat), 0) from rapat where rencana_id = $rencana_id) as rapat,
    (select coalesce(max(nomor), 0) from tindak_lanjut where rencana_id = $rencana_id) as tindak_lanjut,
    (select coalesce(max(nomor), 0) from rapat_hadir where rencana_id = $rencana_id and rapat = $rapat) as hadir,
    (select coalesce(max(nomor), 0) from rapat_catatan where rencana_id = $rencana_id and rapat = $rapat) as catatan,
    (select coalesce(max(nomor), 0) from rapat_bahasan where rencana_id = $rencana_id and rapat = $rapat) as bahasan;
