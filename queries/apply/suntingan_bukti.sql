-- What is known of the bukti that this entry ($nomor) changed?
with isian as (
    select
        unggahan_id,
        kode,
        tenggat,
        bukti,
        map(list(kolom), list(ke)) as ke
    from suntingan
    where
        entri = $nomor
        and bukti is not null
    group by unggahan_id, kode, tenggat, bukti
)

update bukti
set
    status = coalesce(i.ke['status'], status),
    tautan = coalesce(i.ke['tautan'], tautan),
    catatan = coalesce(i.ke['catatan'], catatan)
from isian as i
where
    bukti.unggahan_id = i.unggahan_id
    and bukti.kode = i.kode
    and bukti.tenggat = i.tenggat
    and bukti.nama = i.bukti;
