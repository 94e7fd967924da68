-- Which roles do people have at satker? The parameters are columns in one order.
insert into orang_peran by name
select distinct
    unnest($orang) as orang,
    unnest($satker) as satker,
    unnest($peran) as peran;
