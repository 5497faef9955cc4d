"""``python -m workers.schemas``: write the JSON Schemas anew after a value has changed."""

from workers.schemas import write

write()
