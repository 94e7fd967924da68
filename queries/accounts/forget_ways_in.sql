-- Which sessions, invitations, known browsers and addresses of presence are forgotten? All of them.
delete from sesi;

delete from undangan;

delete from perangkat;

delete from presensi;
