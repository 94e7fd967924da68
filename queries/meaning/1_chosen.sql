-- Is this langkah among those a page is narrowed to (`pilihan`, a list of kode; null: all)?

create or replace macro dipilih(kode, pilihan) as
    pilihan is null or list_contains(pilihan, kode);
