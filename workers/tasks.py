"""The Celery tasks, thin shells on plain functions. Names are versioned and stay; callers send by name."""

from collections.abc import Callable
from typing import Any

import msgspec
from celery import Celery, Task

from workers import alarms, asks, crawls, matching, notices, work
from workers.contract import refused
from workers.held import Held
from workers.routes import CLEAN, CRAWL, CRAWLS, FINGERPRINT, JOBS, MATCH, RECEIPT, RECORD, WATCH, WATCHES
from workers.settings import Settings
from workers.store import Store
from workers.store.errors import StoreUnavailable

#: A crawl ends by its own limits and is seen through by its task; Celery's must not cut it (0 would mean: ours).
NEVER = 30 * 86_400
#: A crawl is not begun anew when its worker dies: the pages that it had are accepted, the schedule comes again.
CRAWL_OPTIONS = {"acks_late": False, "reject_on_worker_lost": False, "time_limit": NEVER, "soft_time_limit": NEVER}

Answer = Callable[[Any, Held, Task], Any]


def register(app: Celery, settings: Settings) -> Held:
    """Hang every task into the application; what they hold open is opened in each process by itself."""
    held = Held(settings)
    answers: tuple[tuple[str, Answer, dict[str, Any]], ...] = (
        (CLEAN, work.clean, {"max_retries": None}),
        (JOBS, work.jobs, {}),
        (RECEIPT, _of_store(asks.receipts), {}),
        (RECORD, _of_store(asks.record), {}),
        (MATCH, lambda payload, held, _: matching.match(payload, held.store, held.profile), {}),
        (FINGERPRINT, lambda payload, *_: matching.fingerprints(payload), {}),
        (WATCH, lambda payload, held, _: notices.watch(payload, held.store, held.settings), {}),
        (WATCHES, _of_store(notices.watched), {}),
        (CRAWLS, _of_store(alarms.asked), {}),
        (CRAWL, lambda payload, held, task: crawls.run(payload, held, task.app), CRAWL_OPTIONS),
    )
    for name, answer, options in answers:
        app.task(_shell(answer, held), bind=True, name=name, shared=False, **options)
    return held


def _of_store(answer: Callable[[Any, Store], Any]) -> Answer:
    return lambda payload, held, _: answer(payload, held.store)


def _shell(answer: Answer, held: Held) -> Callable[..., Any]:
    def shell(task: Task, *args: Any, **kwargs: Any) -> Any:
        """Answer any arguments; wrong ones with a receipt."""
        try:
            return msgspec.to_builtins(answer(asks.payload_of(args, kwargs), held, task))
        except StoreUnavailable:
            return msgspec.to_builtins(refused("the store cannot be reached at the moment; ask again later"))

    return shell
