# dist\partner-desk as an installer. Signs the programs, the installer and the uninstaller when
# CERTIFICATE (a .pfx in base64) and CERTIFICATE_PASSWORD are set; says so when they are not.
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
Set-Location (Join-Path $PSScriptRoot "..\..")

$match = Select-String -Path pyproject.toml -Pattern '^version = "(.*)"$'
$version = $match.Matches[0].Groups[1].Value
$compiler = "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe"
if (-not (Test-Path $compiler)) { throw "Inno Setup 6 is not installed: choco install innosetup" }
$options = @("/DVersion=$version")

if ($env:CERTIFICATE) {
    $pfx = Join-Path $env:TEMP "partner-desk.pfx"
    [IO.File]::WriteAllBytes($pfx, [Convert]::FromBase64String($env:CERTIFICATE))
    try {
        $password = ConvertTo-SecureString $env:CERTIFICATE_PASSWORD -AsPlainText -Force
        $place = "Cert:\CurrentUser\My"
        $thumb = (Import-PfxCertificate $pfx -CertStoreLocation $place -Password $password).Thumbprint
    } finally {
        Remove-Item $pfx
    }
    $kits = "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe"
    $signtool = (Get-Item $kits | Sort-Object FullName | Select-Object -Last 1).FullName
    $how = @("sign", "/sha1", $thumb, "/fd", "sha256", "/td", "sha256", "/tr", "http://timestamp.digicert.com")
    & $signtool @how (Get-Item dist\partner-desk\*.exe).FullName
    # $q is a quote and $f the file in Inno Setup's own language
    $options += "/DSign", ("/Spartnerdesk=`$q$signtool`$q " + ($how -join " ") + " `$f")
} else {
    Write-Warning "CERTIFICATE is not set: the installer is not signed, and Windows will warn about it."
}
& $compiler @options packaging\windows\partner-desk.iss
