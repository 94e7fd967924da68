@echo off
rem Monev ZI {VERSI} menyala setiap kali pengguna ini masuk ke Windows.
chcp 65001 >nul
echo.
"%~dp0program\python\python.exe" -X utf8 -P "%~dp0program\mulai.py" nyalakan-bersama-windows
echo.
pause
