-- What came to this rencana since $sejak from others than $pelaku: targets reported on, bukti, and
-- files (kode null)? Not what was taken back or cancelled.
select distinct
    f.entri,
    f.kode,
    f.akar,
    f.bukti
from fakta as f
anti join tarikan_pada(null) as t on f.entri = t.ditarik
where
    f.rencana_id = $rencana_id
    and not f.berkas
    and f.akar is not null
    and f.waktu >= $sejak::timestamptz
    and f.pelaku <> $pelaku
union all by name
select unggahan_id as entri
from unggahan
where
    rencana_id = $rencana_id
    and not dibatalkan
    and waktu >= $sejak::timestamptz
    and pelaku <> $pelaku;
