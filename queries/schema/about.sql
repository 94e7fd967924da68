-- Which row says that the tables have this shape, made by these statements, and hold no journal entry yet?
insert into tentang values ($versi_skema, $sidik, 0, '', 0, 0);
