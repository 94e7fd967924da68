"""Reports of a file: its sheets Realisasi and Bukti Dukung, and the report columns of a plain plan
table.
"""
