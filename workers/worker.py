"""The application of a worker process: ``celery -A workers.worker worker``. Settings from file and environment."""

from workers.app import make_app
from workers.settings import load

app = make_app(load())
