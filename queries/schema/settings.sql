-- In which zone are moments shown, and may a query change settings afterwards? (No.)
set global timezone = $zona;
set global lock_configuration = true;
