@echo off
rem Monev ZI {VERSI} tidak lagi menyala bersama Windows.
chcp 65001 >nul
echo.
"%~dp0program\python\python.exe" -X utf8 -P "%~dp0program\mulai.py" jangan-nyalakan
echo.
pause
