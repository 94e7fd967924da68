-- What has this satker set for the matter $hal (letterhead, own templates)?
select nilai
from pengaturan
where
    satker = $satker
    and hal = $hal;
