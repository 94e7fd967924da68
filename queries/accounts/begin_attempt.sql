-- May this sign-in attempt begin? No row if there were too many since then.
-- Counted are attempts for this person from this source, and from all unknown browsers together,
-- except the first few from an address. The attempt is recorded before the password is checked, so
-- that attempts in parallel count too.
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
