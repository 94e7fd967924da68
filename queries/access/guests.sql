-- What does a guest without a link see? No row: nobody has decided.
select terlihat
from tamu;
