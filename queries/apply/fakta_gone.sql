-- Which facts are said by another entry after all? $entri and $urutan are columns in one order.
delete from fakta
using (
    select
        unnest($entri::bigint[]) as entri,
        unnest($urutan::integer[]) as urutan
) as g
where fakta.entri = g.entri and fakta.urutan = g.urutan;
