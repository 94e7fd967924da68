-- Which sessions, invitations, known browsers, addresses of presence and of calendars are forgotten? All of them.
delete from sesi;

delete from undangan;

delete from perangkat;

delete from simpanan where jenis in ('kalender', 'kehadiran');
