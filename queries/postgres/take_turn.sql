-- Is it this transaction's turn to append? The turn belongs to the one that gets the one row; the
-- next waits here.
select nomor from jurnal_ujung for update;
