-- What is one moment of everything, in a file of its own? Written while others write.
vacuum into :file;
