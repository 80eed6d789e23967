#!/usr/bin/env bash
# dist/Partner Desk.app as a DMG. With IDENTITY it is signed (CERTIFICATE, a .p12 in base64, and
# CERTIFICATE_PASSWORD are imported first when given); with APPLE_ID, APPLE_TEAM and APPLE_PASSWORD
# (an app-specific one) it is notarised and stapled. Without them it says so and goes on.
set -euo pipefail
cd "$(dirname "$0")/../.."
app="dist/Partner Desk.app"
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
dmg="dist/partner-desk-$version-macos-$(uname -m).dmg"
work=$(mktemp -d)
keychain="$work/signing.keychain-db"
clean_up() {
  if [ -f "$keychain" ]; then security delete-keychain "$keychain"; fi
  rm -rf "$work"
}
trap clean_up EXIT

if [ -n "${CERTIFICATE:-}" ]; then
  password=$(uuidgen)
  printf '%s' "$CERTIFICATE" | base64 --decode > "$work/certificate.p12"
  security create-keychain -p "$password" "$keychain"
  security unlock-keychain -p "$password" "$keychain"
  security import "$work/certificate.p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign
  security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" > /dev/null
  security list-keychains -d user -s "$keychain" login.keychain-db
fi

sign() { codesign --force --timestamp --options runtime --sign "$IDENTITY" "$@"; }
mkdir "$work/image"
cp -R dist/partner-desk/licenses "$work/image/Licences"
if [ -n "${IDENTITY:-}" ]; then
  # from the inside out: --deep is not for signing
  while IFS= read -r -d '' file; do
    if file -b "$file" | grep -q Mach-O; then sign "$file"; fi
  done < <(find "$app/Contents" -type f -print0)
  find "$app/Contents" -depth -name '*.framework' -print0 | while IFS= read -r -d '' f; do sign "$f"; done
  sign --entitlements packaging/macos/entitlements.plist "$app"
  codesign --verify --strict --deep "$app"
else
  echo "IDENTITY is not set: the program is not signed, and macOS will refuse it at first." >&2
fi
cp -R "$app" "$work/image/"
ln -s /Applications "$work/image/Applications"
rm -f "$dmg"
hdiutil create -volname "Partner Desk" -srcfolder "$work/image" -format UDZO -ov "$dmg"

if [ -n "${IDENTITY:-}" ] && [ -n "${APPLE_ID:-}" ]; then
  sign "$dmg"
  xcrun notarytool submit "$dmg" --wait --timeout 30m \
    --apple-id "$APPLE_ID" --team-id "$APPLE_TEAM" --password "$APPLE_PASSWORD"
  xcrun stapler staple "$dmg"
else
  echo "Not notarised: IDENTITY and APPLE_ID are both needed." >&2
fi
