-- Which statements made and filled the tables?
select sidik
from tentang;
