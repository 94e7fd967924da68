-- What are the figures of each of these unggahan, at the end of the day beside it? $daftar: ids, at $posisi; $sebelum: ids,
-- at $posisi_sebelum.
select * exclude (urutan, area, nama_area)
from
    hitungan_pada(
        $daftar::bigint[] || $sebelum::bigint[],
        list_resize([]::date[], len($daftar), $posisi::date) || list_resize([]::date[], len($sebelum), $posisi_sebelum::date),
        [false]
    )
order by unggahan_id, per;
