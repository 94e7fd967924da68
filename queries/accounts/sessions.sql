-- Which session has this key, or where is this person signed in? Last used first.
select sidik, orang, dari, mulai, terakhir from sesi where sidik = $sidik or orang = $orang order by terakhir desc;
