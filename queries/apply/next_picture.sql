-- Which id gets the next picture? Greater than those before, and than any of a file put aside, which
-- a page may still hold.
select greatest(coalesce(max(unggahan_id), 0) + 1, epoch_us(now()))
from gambar;
