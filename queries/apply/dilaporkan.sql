-- Does each of these unggahan ($unggahan_id) report anything, after something was taken back?
update unggahan
set
    dilaporkan = lengkap_per is not null
    or exists(
        select 1 from tenggat as t
        where
            t.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
            and t.unggahan_id = unggahan.unggahan_id
            and t.laporan <> 'belum'
    )
where salah_satu(unggahan_id, $unggahan_id);
