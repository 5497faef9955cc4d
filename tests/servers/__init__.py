"""Servers for the tests: private, started by them, and gone with them, even when they are killed."""
