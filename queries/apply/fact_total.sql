-- How many facts are there?
update tentang
set fakta = (select count(*) from fakta);
