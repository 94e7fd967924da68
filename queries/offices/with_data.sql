-- Which satker (by their current names) have stored data: a rencana, a setting, a role, a task, a
-- link?
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
