-- Did another connection change the file? Then this number is another one.
pragma data_version;
