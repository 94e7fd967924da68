-- What has this satker (null: each) set for the matter $hal (letterhead, mail)?
select
    satker,
    nilai
from pengaturan
where
    hal = $hal
    and ($satker is null or satker = $satker);
