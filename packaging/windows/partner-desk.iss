; Inno Setup 6: installs dist\partner-desk for one user (no administrator needed) or for all.
; iscc /DVersion=0.1.0 packaging\windows\partner-desk.iss
#ifndef Version
  #error Give the version: /DVersion=0.1.0
#endif

[Setup]
AppId={{6E0D5C7E-52C5-4B0F-9C43-2C0E8E0F5B71}
AppName=Partner Desk
AppVersion={#Version}
AppPublisher=Partner Desk contributors
DefaultDirName={autopf}\Partner Desk
DefaultGroupName=Partner Desk
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=partner-desk-{#Version}-windows-x64
SetupIconFile=..\..\build\partner-desk.ico
UninstallDisplayIcon={app}\partner-desk-window.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
#ifdef Sign
SignTool=partnerdesk
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
#if FileExists(CompilerPath + "Languages\ChineseSimplified.isl")
Name: "zh"; MessagesFile: "compiler:Languages\ChineseSimplified.isl"
#endif

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; what an earlier version had and this one has not
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\partner-desk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Partner Desk"; Filename: "{app}\partner-desk-window.exe"
Name: "{autodesktop}\Partner Desk"; Filename: "{app}\partner-desk-window.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\partner-desk-window.exe"; Description: "{cm:LaunchProgram,Partner Desk}"; Flags: nowait postinstall skipifsilent
