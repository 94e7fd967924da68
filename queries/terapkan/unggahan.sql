-- Which unggahan does this entry bring?
insert into unggahan
select
    $unggahan_id,
    rencana_id,
    ($isi::json ->> 'unggahan')::integer,
    $isi::json ->> 'jenis',
    ($isi::json ->> 'posisi')::date,
    $waktu::timestamptz,
    $pelaku,
    $isi::json ->> 'catatan',
    $isi::json ->> 'nama_berkas',
    $sha256,
    $hash_entri,
    ($isi::json ->> 'dilaporkan')::boolean,
    ($isi::json ->> 'simulasi')::boolean,
    false
from rencana
where satker = $satker and tahun = $tahun;
