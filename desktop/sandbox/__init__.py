"""The partner API as an embedded stand-in: the demo account, and the other end in every test.

`world.py` holds the data, `app.py` answers, `server.py` serves it over loopback HTTP.
"""
