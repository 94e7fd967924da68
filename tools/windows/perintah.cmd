@echo off
rem Baris perintah Monev ZI {VERSI}, juga selagi aplikasinya terbuka: perintah.cmd keadaan --help
chcp 65001 >nul
"%~dp0python\python.exe" -X utf8 -P "%~dp0mulai.py" perintah %*
