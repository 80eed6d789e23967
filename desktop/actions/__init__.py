"""Writes: planned, confirmed, sent at most once, proved. No Qt, no SQL, no HTTP of its own."""
