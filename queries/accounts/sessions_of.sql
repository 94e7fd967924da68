-- Where is this person signed in?
select sidik, dari, mulai, terakhir from sesi where orang = $orang order by terakhir desc;
