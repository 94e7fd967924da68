-- How many changes of unggahan against the one before are listed?
update tentang
set perubahan = (select count(*) from perubahan);
