"""Partner Desk: a desktop program for the sales staff of cloud partners."""

__version__ = "0.1.0"
