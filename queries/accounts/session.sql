-- Whose is this session, and since when?
select orang, mulai, terakhir from sesi where sidik = $sidik;
