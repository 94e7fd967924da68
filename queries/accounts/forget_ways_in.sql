-- Which sessions, invitations and known browsers are forgotten? All of them.
delete from sesi;

delete from undangan;

delete from perangkat;
