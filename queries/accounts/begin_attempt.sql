-- Which attempt begins? None where there were too many since then: for this person from this source, or from all
-- unknown browsers together, and then not the first few from an address. Counted and noted at once, before the password
-- is looked at, so that attempts side by side count, too.
insert into percobaan (orang, perangkat, waktu)
select
    $orang,
    $perangkat,
    $waktu
from (
    select
        count(*) filter (where perangkat = $perangkat) as dari_sini,
        count(*) filter (where substr(perangkat, 1, 1) = $di) as dari_mana_pun
    from percobaan
    where orang = $orang and waktu between $sejak and $sampai
) as hitungan
where
    dari_sini < $paling_banyak
    and (
        substr($perangkat, 1, 1) <> $di
        or dari_mana_pun < $dari_mana_pun
        or (dari_sini < $sedikit and dari_mana_pun < 2 * $dari_mana_pun)
    )
returning 1;
