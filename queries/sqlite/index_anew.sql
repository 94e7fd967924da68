-- Which entry has which number? The index says it anew, from the entries.
reindex jurnal_entri;
