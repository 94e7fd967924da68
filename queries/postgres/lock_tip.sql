-- Whose turn is it to append? Theirs, who get this row; the next waits here until they are done.
select nomor from jurnal_ujung for update;
