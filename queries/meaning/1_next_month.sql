-- Does `hari` lie in the calendar month after that of `per`?

create or replace macro awal_bulan_berikut(per) as
    (date_trunc('month', per::date) + interval 1 month)::date;

create or replace macro di_bulan_berikut(hari, per) as
    date_trunc('month', hari)::date = awal_bulan_berikut(per);
