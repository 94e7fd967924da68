-- What does the plan of this unggahan say of the langkah $kode?
select * exclude (unggahan_id)
from langkah
where
    unggahan_id = $unggahan_id
    and kode = $kode;
