-- By which statements were the tables made and filled?
select sidik
from tentang;
