-- Of which satker, named as it is called now, is anything kept: a rencana, a setting, a role, a task, a link?
select satker from rencana
union
select satker from pengaturan
union
select satker from pilihan
union
select satker from orang_peran
union
select satker from orang_pic
union
select satker from tautan_tamu
order by satker;
