-- Which PIC of which satker's plan is which person?
select
    orang,
    satker,
    pic
from orang_pic;
