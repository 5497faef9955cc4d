"""Structured data of a page -> claims, raw and unjudged. Names and strengths of all rules stand in ``rules.py``."""
