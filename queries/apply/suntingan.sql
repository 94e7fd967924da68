-- Which fields does this entry change in its unggahan, from what to what, and who did it?
insert into suntingan by name
select
    $unggahan_id as unggahan_id,
    $asal_id as asal_id,
    nomor as entri,
    hash as hash_entri,
    waktu::timestamptz as waktu,
    pelaku,
    isi.rapat,
    isi.menarik,
    isi.kembar,
    urutan,
    ubah.*
from (
    select
        *,
        unnest(isi.ubah) as ubah,
        generate_subscripts(isi.ubah, 1) as urutan
    from entries($entri, $bentuk)
)
order by urutan;

-- The bytes it brought lie beside the journal under their hash.
insert into berkas_bukti by name
select
    r.rencana_id,
    e.nomor as entri,
    e.sha256,
    e.waktu::timestamptz as waktu,
    e.pelaku
from entries($entri, $bentuk) as e
inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun
where e.sha256 is not null;

update langkah
set pic = s.ke
from suntingan as s
where
    s.entri = $nomor
    and s.kolom = 'pic'
    and langkah.unggahan_id = s.unggahan_id
    and langkah.kode = s.kode;

-- What is reported of a tenggat. A field set to nothing is told from a field left alone.
with changed as (
    select
        unggahan_id,
        kode,
        tenggat,
        map(list(kolom), list(ke)) as ke
    from suntingan
    where
        entri = $nomor
        and tenggat is not null
        and bukti is null
    group by unggahan_id, kode, tenggat
)

update tenggat
set
    laporan = value_after(c.ke, 'laporan', laporan),
    tanggal_selesai = value_after(c.ke, 'tanggal_selesai', tanggal_selesai::varchar)::date,
    selesai_sejak = value_after(c.ke, 'selesai_sejak', selesai_sejak::varchar)::date,
    kendala = value_after(c.ke, 'kendala', kendala),
    tindak_lanjut = value_after(c.ke, 'tindak_lanjut', tindak_lanjut)
from changed as c
where
    tenggat.unggahan_id = c.unggahan_id
    and tenggat.kode = c.kode
    and tenggat.tenggat = c.tenggat;

with changed as (
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
    status = value_after(c.ke, 'status', status),
    tautan = value_after(c.ke, 'tautan', tautan),
    catatan = value_after(c.ke, 'catatan', catatan)
from changed as c
where
    bukti.unggahan_id = c.unggahan_id
    and bukti.kode = c.kode
    and bukti.tenggat = c.tenggat
    and bukti.nama = c.bukti;

-- What the unggahan changes against the one it began with: the entry says it anew for each langkah it touched, so
-- what was ticked and unticked again is no change.
delete from perubahan
where
    unggahan_id = $unggahan_id
    and kode in (select kode from suntingan where entri = $nomor);

insert into perubahan by name
select
    $unggahan_id as unggahan_id,
    (select coalesce(max(urutan), 0) from perubahan where unggahan_id = $unggahan_id) + ke as urutan,
    perubahan.*
from (
    select
        unnest(isi.perubahan) as perubahan,
        generate_subscripts(isi.perubahan, 1) as ke
    from entries($entri, $bentuk)
)
order by urutan;

-- Who made the unggahan by now, when was it last changed, and does it report anything?
update unggahan
set
    waktu = $waktu::timestamptz,
    hash_entri = $hash_entri,
    pelaku = coalesce((
        select string_agg(pelaku, ', ' order by first_entry)
        from (
            select
                s.pelaku,
                min(s.entri) as first_entry
            from suntingan as s
            where s.unggahan_id = $unggahan_id
            group by s.pelaku
        )
    ), pelaku),
    dilaporkan = exists (select 1 from tenggat where unggahan_id = $unggahan_id and laporan <> 'belum')
    or exists (select 1 from bukti where unggahan_id = $unggahan_id and status <> 'belum_ada')
where unggahan.unggahan_id = $unggahan_id;
