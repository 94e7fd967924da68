-- In which open meetings may phones mark presence? Either one meeting of a rencana, or the meeting
-- whose address has the secret with this digest ($sidik). An address is valid until the end of the
-- day after its meeting, or after it was last given out. So one of these was on $kemarin, which
-- begins at $sejak_waktu, or later.
select
    r.satker,
    r.tahun,
    m.rapat
from rapat as m
inner join rencana as r on m.rencana_id = r.rencana_id
where
    m.status = 'berlangsung'
    and not m.dihapus
    and coalesce(m.rincian ->> 'presensi', '') <> ''
    and case
        when $sidik is null then r.satker = $satker and r.tahun = $tahun and m.rapat = $rapat
        else m.rincian ->> 'presensi' = $sidik
    end
    and (
        m.tanggal >= $kemarin
        or exists (
            select 1
            from rapat_peristiwa as e
            where
                e.rencana_id = m.rencana_id
                and e.rapat = m.rapat
                and e.waktu >= $sejak_waktu
                and e.peristiwa = 'presensi'
                and contains(e.ubah, m.rincian ->> 'presensi')
        )
    );
