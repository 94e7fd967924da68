-- When was this session used last?
update sesi set terakhir = $waktu where sidik = $sidik;
