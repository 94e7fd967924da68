"""Reports of a file: sheets Realisasi and Bukti Dukung, report columns of a plain plan table."""
