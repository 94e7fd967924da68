-- Is nothing of the transaction stored?
rollback;
