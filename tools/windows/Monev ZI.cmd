@echo off
rem Monev ZI {VERSI}: satu jendela ini; menutupnya menghentikan Monev ZI.
chcp 65001 >nul
title Monev ZI
echo.
if not exist "%~dp0program\python\python.exe" goto di_dalam_zip
echo   Monev ZI {VERSI} sedang disiapkan. Peramban terbuka sendiri sesudah siap ...
"%~dp0program\python\python.exe" -X utf8 -P "%~dp0program\mulai.py" %*
if errorlevel 1 pause
exit /b

:di_dalam_zip
rem Explorer hanya mengambil berkas ini dari ZIP ke folder sementara.
echo   Ekstrak dahulu: folder "program" tidak ada di sebelah berkas ini.
echo.
echo   1. Tutup jendela ini, lalu klik kanan ZIP-nya: Extract All (Ekstrak Semua).
echo   2. Di folder hasilnya, klik dua kali "Monev ZI".
echo.
pause
exit /b 1
