#!/usr/bin/env bash
# dist/partner-desk/ as a .tar.xz with its menu entry; unpack it anywhere, run partner-desk/partner-desk.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
share=dist/partner-desk/share
install -Dm644 packaging/linux/partner-desk.desktop "$share/applications/partner-desk.desktop"
install -Dm644 packaging/linux/partner-desk.metainfo.xml "$share/metainfo/partner-desk.metainfo.xml"
install -Dm644 resources/icons/partner-desk.svg "$share/icons/hicolor/scalable/apps/partner-desk.svg"
tar --create --xz --file "dist/partner-desk-$version-linux-$(uname -m).tar.xz" --directory dist partner-desk
