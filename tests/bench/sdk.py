"""The usual way: the vendor's own SDK, one page after the other, and sqlite-utils to keep the rows.

They are kept in the same kind of file as ours, encrypted with the same key and with the same
columns indexed.
"""

import time
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.catalog.orders import ORDERS
from desktop.sandbox.accounts import AK, SK
from desktop.store.database import open_file
from desktop.store.tables import indexed_columns
from tests.bench.filling import KEY

PAGE = 100


def client(url: str) -> Any:
    """The vendor's client; the first one takes half a second to import."""
    from huaweicloudsdkbss import v2 as bss
    from huaweicloudsdkcore.auth.credentials import GlobalCredentials

    warnings.simplefilter("ignore", ResourceWarning)  # it leaves its connections open
    credentials = GlobalCredentials(AK, SK, "f" * 32)
    return bss.BssClient.new_builder().with_credentials(credentials).with_endpoints([url]).build()


def _pages(asked_of: Any, rows: int) -> Iterator[list[Any]]:
    from huaweicloudsdkbss import v2 as bss

    for offset in range(0, rows, PAGE):
        asked = bss.ListCustomerOrdersRequest(limit=PAGE, offset=offset, order_by="createTime")
        yield asked_of.list_customer_orders(asked).order_infos


def kept(url: str, path: Path, rows: int) -> tuple[float, float]:
    """Seconds and seconds of the processor that it takes to read and keep so many rows."""
    from sqlite_utils import Database

    asked_of = client(url)
    with closing(open_file(path, KEY, "rwc")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        table: Any = Database(connection).table("orders")
        began, cpu = time.perf_counter(), time.process_time()
        for page in _pages(asked_of, rows):
            records = [order.to_dict() for order in page]
            first = not table.exists()
            table.upsert_all(records, pk="order_id", alter=True)
            if first:
                for column in {*indexed_columns(ORDERS)} & {*records[0]}:
                    table.create_index([column])
        taken = time.perf_counter() - began, time.process_time() - cpu
        assert table.count == rows
    return taken
