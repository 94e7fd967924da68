-- Up to where does the journal go now? Who listens is told, once it is committed.
update jurnal_ujung set nomor = %(nomor)s, hash = %(hash)s;
