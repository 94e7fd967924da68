-- Which sessions, invitations, known browsers, presence and calendar addresses are deleted? All of
-- them.
delete from sesi;

delete from undangan;

delete from perangkat;

delete from simpanan where jenis in ('kalender', 'kehadiran');
