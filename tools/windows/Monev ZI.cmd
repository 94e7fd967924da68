@echo off
rem Monev ZI {VERSI}: satu jendela ini; menutupnya menghentikan Monev ZI.
chcp 65001 >nul
title Monev ZI
echo.
echo   Monev ZI {VERSI} sedang disiapkan. Peramban terbuka sendiri sesudah siap ...
"%~dp0program\python\python.exe" -X utf8 -P "%~dp0program\mulai.py" %*
if errorlevel 1 pause
