-- What is the state of each rencana in $rencana_id on the day at its place in $hari (of table hari), on
-- the file at its place in $berkas, as known just after the journal entry $entri (null: now)? The
-- pictures get the ids in $unggahan_id.
create or replace temp table dibuat as
select
    d.*,
    u.nomor,
    u.posisi,
    concat_ws(' ', r.hash_terakhir, d.hari, d.berkas, $entri::bigint) as hash_entri
from (
    select
        unnest($unggahan_id::bigint[]) as unggahan_id,
        unnest($rencana_id::integer[]) as rencana_id,
        unnest($hari::date[]) as hari,
        unnest($berkas::bigint[]) as berkas
) as d
inner join rencana as r on d.rencana_id = r.rencana_id
inner join unggahan as u on d.berkas = u.unggahan_id;

create or replace temp table terhitung as
select
    d.unggahan_id,
    f.entri,
    f.kode,
    f.akar,
    f.bukti,
    f.kolom,
    f.nilai,
    f.berlaku,
    f.berkas,
    (f.berlaku, f.entri, f.urutan) as ke
from dibuat as d
inner join fakta as f on d.rencana_id = f.rencana_id and d.hari >= f.berlaku
anti join tarikan_pada($entri::bigint) as t on f.entri = t.ditarik
where coalesce(f.entri <= $entri::bigint, true);

insert into langkah by name
select l.* replace (d.unggahan_id as unggahan_id, case when f.kode is null then l.pic else f.pic end as pic)
from dibuat as d
inner join langkah as l on d.berkas = l.unggahan_id
left join (
    select
        unggahan_id,
        kode,
        arg_max_null(nilai, ke) as pic
    from terhitung
    where akar is null
    group by unggahan_id, kode
) as f on d.unggahan_id = f.unggahan_id and l.kode = f.kode
order by d.unggahan_id, l.urutan;

insert into bukti by name
select
    b.* replace (
        d.unggahan_id as unggahan_id,
        coalesce(s.status, 'belum_ada') as status,
        coalesce(s.tautan, '') as tautan,
        coalesce(s.catatan, '') as catatan
    )
from dibuat as d
inner join bukti as b on d.berkas = b.unggahan_id
inner join tenggat as t on d.berkas = t.unggahan_id and b.kode = t.kode and b.tenggat = t.tenggat
left join (
    select
        unggahan_id,
        kode,
        akar,
        bukti,
        max_by(nilai, ke) filter (where kolom = 'status') as status,
        max_by(nilai, ke) filter (where kolom = 'tautan') as tautan,
        max_by(nilai, ke) filter (where kolom = 'catatan') as catatan
    from terhitung
    where bukti is not null
    group by unggahan_id, kode, akar, bukti
) as s on d.unggahan_id = s.unggahan_id and b.kode = s.kode and t.akar = s.akar and b.nama = s.bukti
order by d.unggahan_id, b.rowid;

-- A day of completion is of the present unbroken run of selesai (putus: what ended the one before);
-- so is selesai_sejak. What says nothing any more is no report.
insert into tenggat by name
with dikatakan as (
    select
        *,
        max(if(kolom = 'laporan' and nilai <> 'selesai', ke, null)) over (partition by unggahan_id, kode, akar) as putus
    from terhitung
    where akar is not null and bukti is null
),

terakhir as (
    select
        unggahan_id,
        kode,
        akar,
        max_by(nilai, ke) filter (where kolom = 'laporan') as laporan,
        arg_max_null(nilai, ke) filter (where kolom = 'tanggal_selesai' and coalesce(ke > putus, true)) as tanggal,
        min_by(berlaku, ke) filter (where kolom = 'laporan' and coalesce(ke > putus, true)) as sejak,
        max_by(nilai, ke) filter (where kolom = 'kendala') as kendala,
        max_by(nilai, ke) filter (where kolom = 'tindak_lanjut') as tindak_lanjut,
        arg_max_null(nilai, ke) filter (where kolom = 'hasil') as hasil,
        max_by(if(berkas, null, berlaku), ke) filter (where kolom = 'laporan') as laporan_per,
        max_by(if(berkas, null, berlaku), ke) filter (where kolom = 'tanggal_selesai') as tanggal_per,
        max_by(if(berkas, null, berlaku), ke) filter (where kolom = 'kendala') as kendala_per,
        max_by(if(berkas, null, berlaku), ke) filter (where kolom = 'tindak_lanjut') as tindak_lanjut_per
    from dikatakan
    group by unggahan_id, kode, akar
)

select
    t.* replace (
        d.unggahan_id as unggahan_id,
        coalesce(s.laporan, 'belum') as laporan,
        if(s.laporan = 'selesai', s.tanggal::date, null) as tanggal_selesai,
        if(s.laporan = 'selesai', s.sejak, null) as selesai_sejak,
        coalesce(s.kendala, '') as kendala,
        coalesce(s.tindak_lanjut, '') as tindak_lanjut,
        greatest(
            if(s.laporan <> 'belum', s.laporan_per, null),
            if(s.laporan = 'selesai', s.tanggal_per, null),
            if(s.kendala <> '', s.kendala_per, null),
            if(s.tindak_lanjut <> '', s.tindak_lanjut_per, null)
        ) as dilaporkan_per,
        s.hasil as hasil,
        coalesce(b.hadir, 0) as hadir,
        coalesce(b.wajib, 0) as wajib
    )
from dibuat as d
inner join tenggat as t on d.berkas = t.unggahan_id
left join terakhir as s on d.unggahan_id = s.unggahan_id and t.kode = s.kode and t.akar = s.akar
left join bukti_per_tenggat($unggahan_id::bigint[]) as b
    on d.unggahan_id = b.unggahan_id and t.kode = b.kode and t.tenggat = b.tenggat
order by d.unggahan_id, t.rowid;

insert into gambar by name
select
    d.* exclude (posisi),
    $entri::bigint as entri,
    greatest(d.posisi, f.hari, l.hari) as isi_per,
    l.hari as lengkap_per,
    l.hari is not null or coalesce(t.dilaporkan, false) as dilaporkan,
    least(f.sejak, l.sejak) as dilaporkan_sejak
from dibuat as d
left join (
    select
        unggahan_id,
        bool_or(laporan <> 'belum') as dilaporkan
    from tenggat
    where salah_satu(unggahan_id, $unggahan_id::bigint[])
    group by unggahan_id
) as t on d.unggahan_id = t.unggahan_id
left join (
    select
        unggahan_id,
        max(berlaku) as hari,
        min(berlaku) filter (where kolom = 'laporan' and nilai <> 'belum') as sejak
    from terhitung
    group by unggahan_id
) as f on d.unggahan_id = f.unggahan_id
left join (
    select
        d.unggahan_id,
        max(l.berlaku) as hari,
        min(l.berlaku) as sejak
    from lengkap as l
    inner join dibuat as d on l.rencana_id = d.rencana_id and l.berlaku <= d.hari
    anti join tarikan_pada($entri::bigint) as t on l.entri = t.ditarik
    where coalesce(l.entri <= $entri::bigint, true)
    group by d.unggahan_id
) as l on d.unggahan_id = l.unggahan_id
order by d.unggahan_id;

-- What a langkah counts for is the same in every picture on its file.
insert into jumlah by name
select j.* replace (d.unggahan_id as unggahan_id)
from dibuat as d
inner join jumlah as j on d.berkas = j.unggahan_id
order by d.unggahan_id, j.rowid;

insert into jumlah by name
select * exclude (letak)
from jumlah_tenggat($unggahan_id::bigint[], null)
order by
    unggahan_id,
    letak,
    laporan,
    jatuh_tempo,
    buka,
    selesai_pada,
    dilaporkan_sampai;

drop table terhitung;

drop table dibuat;

select
    unggahan_id,
    isi_per,
    lengkap_per,
    dilaporkan,
    dilaporkan_sejak,
    hash_entri
from gambar
where salah_satu(unggahan_id, $unggahan_id::bigint[])
order by unggahan_id;
