-- Which PIC of a satker's plan is which person? The parameters are columns in one order.
insert into orang_pic by name
select distinct
    unnest($orang) as orang,
    unnest($satker) as satker,
    unnest($pic) as pic;
