-- What does a guest without a link see? No row: nothing was decided.
select terlihat
from tamu;
