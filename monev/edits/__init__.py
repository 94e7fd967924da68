"""Changing one thing of the newest version in the app itself, without Excel."""
