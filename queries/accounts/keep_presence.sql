-- Which secret is in the address of a presence?
insert into presensi (sidik, rahasia) values ($sidik, $rahasia);
