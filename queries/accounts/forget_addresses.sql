-- Which secret addresses of calendars and presence end? All of them.
delete from simpanan where jenis in ('kalender', 'kehadiran');
