-- Were the tables made?
select 1 from sqlite_master where name = 'mesin';
