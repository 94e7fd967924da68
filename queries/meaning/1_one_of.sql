-- Is this id in a list? The bounds limit the scan to rows between the first and the last id. For a
-- single id that is as fast as an equality, so one office and all offices use the same statements.

create or replace macro salah_satu(id, daftar) as
    list_contains(daftar, id) and id between list_min(daftar) and list_max(daftar);
