-- Is this id one of a list? With the bounds beside it only the rows that lie between the first and the last are looked at:
-- for one id that is as quick as asking for it alone, so one office and all of them are judged by the same statements.

create or replace macro salah_satu(id, daftar) as
    list_contains(daftar, id) and id between list_min(daftar) and list_max(daftar);
