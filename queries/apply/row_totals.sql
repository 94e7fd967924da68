-- How many plans, files and changes are there?
update tentang
set
    rencana = (select count(*) from rencana),
    unggahan = (select count(*) from unggahan),
    perubahan = (select count(*) from perubahan);
