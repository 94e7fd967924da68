-- Who made the unggahan this entry is part of, when was it last changed, and does it report anything?
update unggahan
set
    waktu = $waktu::timestamptz,
    hash_entri = $hash_entri,
    pelaku = coalesce((
        select string_agg(pelaku, ', ' order by pertama)
        from (
            select
                s.pelaku,
                min(s.entri) as pertama
            from suntingan as s
            where s.unggahan_id = $unggahan_id
            group by s.pelaku
        )
    ), pelaku),
    dilaporkan = exists (select 1 from tenggat where unggahan_id = $unggahan_id and laporan <> 'belum')
    or exists (select 1 from bukti where unggahan_id = $unggahan_id and status <> 'belum_ada')
where unggahan.unggahan_id = $unggahan_id;
