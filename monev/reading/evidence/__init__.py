"""A BUKTI cell → the documents it names."""
