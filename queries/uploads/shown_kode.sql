-- What do people see of the kode of these langkah of one plan that is not stored? Lists: $kode,
-- $area, $sub_area, $no.
select
    kode,
    kode_tampil(0, kode, tempat, urutan) as kode_tampil
from (
    select
        kode,
        urutan,
        kode_tempat(kode, area, sub_area, no, urutan) as tempat
    from (
        select
            *,
            urutan_kode(kode, area, sub_area, no) as urutan
        from (
            select
                unnest($kode::varchar[]) as kode,
                unnest($area::varchar[]) as area,
                unnest($sub_area::varchar[]) as sub_area,
                unnest($no::varchar[]) as no
        )
    )
);
