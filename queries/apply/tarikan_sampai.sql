-- What counts again from these entries ($sampai) on? $ditarik, $sejak: of which row. In one order.
update tarikan
set sampai = p.sampai
from (
    select
        unnest($ditarik::bigint[]) as ditarik,
        unnest($sejak::bigint[]) as sejak,
        unnest($sampai::bigint[]) as sampai
) as p
where tarikan.ditarik = p.ditarik and tarikan.sejak = p.sejak and tarikan.sampai is null;
