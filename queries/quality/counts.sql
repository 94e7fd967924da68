-- How many cells of the unggahan were read how surely?
select
    kepastian,
    count(distinct (lembar, sel)) as jumlah
from sel_dibaca($unggahan_id)
group by kepastian
order by kepastian;
