-- Which sessions are there?
select sidik, orang, dari, mulai, terakhir from sesi order by sidik;
