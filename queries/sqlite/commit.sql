-- Is the transaction stored?
commit;
