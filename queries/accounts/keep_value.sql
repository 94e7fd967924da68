-- Which value is stored under that kind and name? This one; with $sekali only if there is none.
insert into simpanan (jenis, nama, nilai) values ($jenis, $nama, $nilai)
on conflict (jenis, nama) do update set
    nilai = case when $sekali then simpanan.nilai else excluded.nilai end
returning nilai;
