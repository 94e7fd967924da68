-- Which entry touched each of these rencana last ($rencana: tahun and satker in one text, $hash_entri
-- in the same order)?
update rencana
set hash_terakhir = list_extract($hash_entri, list_position($rencana, tahun || ' ' || satker))
where list_contains($rencana, tahun || ' ' || satker);
