; Pemasang per pengguna dari ZIP yang sudah diekstrak, tanpa izin admin dan tanpa tanda tangan (Inno Setup 6.3 atau lebih baru):
;   ISCC.exe /DVersi=2.0.0 /DFolder=C:\sumber\MonevZI-2.0.0 MonevZI.iss
; Data tidak disentuh: tidak oleh versi berikutnya, tidak pula oleh penghapusan.
#ifndef Versi
  #error Sebutkan versinya: /DVersi=2.0.0
#endif
#ifndef Folder
  #error Sebutkan folder ZIP yang sudah diekstrak: /DFolder=...
#endif

[Setup]
AppId={{6E0B5C5B-0F5C-4C0B-9C55-4D0A5E1B7A71}
AppName=Monev ZI
AppVersion={#Versi}
VersionInfoVersion={#Versi}
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\Monev ZI
DisableProgramGroupPage=yes
DisableDirPage=auto
OutputBaseFilename=MonevZI-{#Versi}-pasang
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible

; Modul versi lama tidak tinggal di sebelah yang baru.
[InstallDelete]
Type: filesandordirs; Name: "{app}\program"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Monev ZI"; Filename: "{app}\Monev ZI.cmd"; WorkingDir: "{app}"

[Run]
Filename: "{app}\Monev ZI.cmd"; Description: "Buka Monev ZI"; Flags: postinstall shellexec nowait skipifsilent

[UninstallRun]
Filename: "{app}\program\python\python.exe"; Parameters: "-X utf8 -P ""{app}\program\mulai.py"" jangan-nyalakan"; \
  Flags: runhidden; RunOnceId: "jangan-nyalakan"
