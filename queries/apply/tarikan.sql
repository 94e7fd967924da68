-- What is withdrawn by these entries? Each parameter is a column of table tarikan, in one order.
insert into tarikan by name
select
    unnest($rencana_id::integer[]) as rencana_id,
    unnest($ditarik::bigint[]) as ditarik,
    unnest($sejak::bigint[]) as sejak;
