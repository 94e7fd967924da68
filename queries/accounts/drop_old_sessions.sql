-- Which sessions are over: used last, or begun, before these moments?
delete from sesi where terakhir < $terakhir or mulai < $mulai;
