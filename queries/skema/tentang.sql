-- Which row says that the tables have this shape and hold no journal entry yet?
insert into tentang values ($versi_skema, 0, '', 0, 0);
