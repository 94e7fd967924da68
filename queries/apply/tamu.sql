-- What does a guest without a link see from now on?
delete from tamu;

insert into tamu by name
select isi.terlihat as terlihat
from entries($entri, $bentuk);
