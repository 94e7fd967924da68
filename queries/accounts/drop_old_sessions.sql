-- Which sessions are over? Those last used, or begun, before these moments.
delete from sesi where terakhir < $terakhir or mulai < $mulai;
