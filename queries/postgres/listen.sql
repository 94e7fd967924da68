-- Did somebody append? The server says so from now on.
listen monev_jurnal;
