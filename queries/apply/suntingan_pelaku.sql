-- By whom are the changes of each of these unggahan ($unggahan_id), which are not of one person?
update unggahan
set pelaku = a.pelaku
from (
    select
        unggahan_id,
        string_agg(pelaku, ', ' order by pertama) as pelaku
    from (
        select
            unggahan_id,
            pelaku,
            min(entri) as pertama
        from suntingan
        where unggahan_id in $unggahan_id
        group by unggahan_id, pelaku
    )
    group by unggahan_id
) as a
where unggahan.unggahan_id = a.unggahan_id;
