"""The store: records, observations, evidence, the ledger and its neighbours, on SQLite or PostgreSQL."""

from workers.store import kin_schema as kin_schema  # its tables belong to the one schema, whoever asks for it
from workers.store import watch_schema as watch_schema  # as above
from workers.store.engine import Store
from workers.store.migrate import open_store

__all__ = ["Store", "open_store"]
