"""Hostile addresses: requests, redirects, sites, proxies and opens that lead elsewhere."""

import asyncio
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from desktop.catalog.sites import SITES, custom
from tests.bench.result import Result
from tests.gui.hostile_opens import faults_of_opens, noted_opens
from tests.hostile_urls import faults_of_proxies, faults_of_requests, faults_of_sites, urls

NUMBER = "R8"
URLS = 500


def run(times: int, seed: int) -> list[Result]:
    """So many times 500 addresses, at each place where one can do harm."""
    some, app = urls(times * URLS, seed), QGuiApplication.instance() or QGuiApplication([])
    sites = (*SITES.values(), custom("http://127.0.0.1:8080", "https://tickets.example.cn"))
    asked = [fault for site in sites for fault in asyncio.run(faults_of_requests(some, site))]
    with noted_opens() as browser:
        opened = list(faults_of_opens(some, browser))
    what = f"{len(some):,} addresses and redirects to them, {len(sites)} sites"
    found = {
        f"{what}: requests elsewhere": asked,
        "opened elsewhere than asked about": opened,
        "taken for a site they are not": list(faults_of_sites(some)),
        "as a proxy: ended without a sentence": list(faults_of_proxies(some)),
    }
    for fault in [each for faults in found.values() for each in faults][:20]:
        print(f"  {fault}")
    assert app is not None
    return [Result(NUMBER, what, len(faults), "", 0.0) for what, faults in found.items()]
