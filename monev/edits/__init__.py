"""One thing of the newest version changed in the app itself, without Excel."""
