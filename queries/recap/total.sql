-- What do the figures of these unggahan ($daftar, ids) come to together at $posisi?
select
    coalesce(sum(langkah), 0)::bigint as langkah,
    coalesce(sum(tanpa_target), 0)::bigint as tanpa_target,
    coalesce(sum(bukti_belum_disebut), 0)::bigint as bukti_belum_disebut,
    coalesce(sum(selesai), 0)::bigint as selesai,
    coalesce(sum(terlambat), 0)::bigint as terlambat,
    coalesce(sum(belum_dilaporkan), 0)::bigint as belum_dilaporkan,
    coalesce(sum(berjalan), 0)::bigint as berjalan,
    coalesce(sum(belum_jatuh_tempo), 0)::bigint as belum_jatuh_tempo,
    coalesce(sum(tidak_berlaku), 0)::bigint as tidak_berlaku,
    coalesce(sum(capaian_n), 0)::bigint as capaian_n,
    coalesce(sum(capaian_dari), 0)::bigint as capaian_dari,
    coalesce(sum(setahun_n), 0)::bigint as setahun_n,
    coalesce(sum(setahun_dari), 0)::bigint as setahun_dari,
    coalesce(sum(bukti_n), 0)::bigint as bukti_n,
    coalesce(sum(bukti_dari), 0)::bigint as bukti_dari,
    coalesce(sum(selesai_tanpa_bukti), 0)::bigint as selesai_tanpa_bukti
from hitungan_dari($daftar, $posisi)
where area is null;
