-- Does a tenggat fall due in the calendar month of the day after `per`, and is it not done yet?

create or replace macro jatuh_tempo_berikut(status, jatuh_tempo, per) as
    status in ('berjalan', 'belum_jatuh_tempo')
    and date_trunc('month', jatuh_tempo) = date_trunc('month', per::date + 1);

-- The column of a day in a year's table of months: 1 to 12; 13 for any other year.
create or replace macro bulan_ke(hari, tahun) as
    case when year(hari) = tahun then month(hari) else 13 end;

-- The column of its triwulan: 1 to 4; 5 for any other year.
create or replace macro triwulan_ke(hari, tahun) as
    case when year(hari) = tahun then quarter(hari) else 5 end;
