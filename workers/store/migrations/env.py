"""Runs the migrations on the connection that ``workers.store.migrate`` hands over, in its transaction."""

from alembic import context

from workers.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
