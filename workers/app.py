"""The Celery application: its queues, and every setting with its reason.

One set of settings for every size, from the embedded run to many machines; ``docs/contract.md`` tells callers
what of it concerns them. The promise that nothing is lost rests on the ledger in the database, not on these.
"""

from typing import TYPE_CHECKING, Any

from celery import Celery, bootsteps, signals
from msgspec import Struct

from workers import rabbit
from workers.broker import is_redis
from workers.connection import PromptAmqp
from workers.routes import CLEAN_QUEUE, PUBLISH_RETRY, QUEUES, ROUTES
from workers.settings import Settings, SettingsError

if TYPE_CHECKING:
    from workers.watch import Watch

#: The shortest time limit that leaves a task a second to end in order.
SHORTEST = 6
#: A message may be handed out again this many seconds after the last task that held it must have ended.
MARGIN = 30


class Choice(Struct, frozen=True):
    """One setting of Celery, its value, and why it is that."""

    name: str
    value: Any
    why: str


def make_sender(settings: Settings) -> Celery:
    """The application for whoever sends: it knows every queue and no task. SettingsError as for ``make_app``."""
    check(settings)
    app = Celery("copydesk", set_as_current=False)
    app.amqp_cls = PromptAmqp
    app.conf.update({choice.name: choice.value for choice in choices(settings)})
    return app


def make_app(settings: Settings) -> Celery:
    """The application for a worker or beat. SettingsError if the settings cannot keep the promise."""
    from workers import tasks  # what the tasks do is a worker's to load: a crawl begins without it
    from workers.watch import Watch

    app = make_sender(settings)
    tasks.register(app, settings)
    _forget_celerys(app)
    watch = Watch(app, settings)
    for name, handler in watch.handlers():
        getattr(signals, name).connect(handler, weak=False)
    app.steps["consumer"].add(_door(watch))
    return app


def _forget_celerys(app: Celery) -> None:
    """Take away the tasks that Celery gives every worker: with them a message may call any task, on any queue."""
    for name in [name for name in app.tasks if name not in ROUTES]:
        app.tasks.unregister(name)


def _door(watch: "Watch") -> type:
    """A step of a worker's connection: Celery has no signal for a new one, ``worker_ready`` comes with the first."""

    def start(_: Any, consumer: Any) -> None:
        watch.connected(consumer)

    after = ("celery.worker.consumer.tasks:Tasks",)
    return type("Door", (bootsteps.StartStopStep,), {"requires": after, "start": start})


def check(settings: Settings) -> None:
    """Refuse settings under which a message could be lost or handed out while its task still runs."""
    if not settings.broker_url:
        raise SettingsError(
            "no queue server is set: set COPYDESK_BROKER_URL, or start `copydesk worker`, which brings one"
        )
    if "://" not in settings.broker_url:
        raise SettingsError("broker_url is no address of a queue server: write redis://HOST:PORT/0 or amqp://HOST//")
    if settings.task_time_limit < SHORTEST:
        raise SettingsError(
            f"task_time_limit is {settings.task_time_limit} s: set COPYDESK_TASK_TIME_LIMIT to {SHORTEST} or more"
        )
    least = settings.task_time_limit + MARGIN
    if settings.visibility_timeout < least:
        raise SettingsError(
            f"visibility_timeout ({settings.visibility_timeout} s) is too near task_time_limit "
            f"({settings.task_time_limit} s): a running task would be given to a second worker; "
            f"set COPYDESK_VISIBILITY_TIMEOUT to {least} or more"
        )
    if rabbit.is_rabbit(settings.broker_url) and least > rabbit.HELD_AT_MOST:
        raise SettingsError(
            f"task_time_limit is {settings.task_time_limit} s: RabbitMQ takes a message back from its worker after "
            f"{rabbit.HELD_AT_MOST} s; set COPYDESK_TASK_TIME_LIMIT to {rabbit.HELD_AT_MOST - MARGIN} or less"
        )
    for name in ("workers", "reap_every"):
        if getattr(settings, name) < 1:
            raise SettingsError(f"{name} is {getattr(settings, name)}: set 1 or more")


def choices(settings: Settings) -> tuple[Choice, ...]:
    """Every setting that differs from Celery's default or that the promise leans on."""
    url = settings.broker_url or ""
    results = settings.result_url or ("rpc://" if rabbit.is_rabbit(url) else url)
    return (
        Choice("broker_url", settings.broker_url, "the installation's choice"),
        Choice("broker_transport_options", _transport(settings), "each option has its reason beside it"),
        Choice("broker_connection_retry_on_startup", True, "server and worker may start in any order"),
        Choice("broker_connection_max_retries", None, "a server that is away for an hour ends no worker"),
        Choice(
            "broker_heartbeat", 10, "RabbitMQ misses a worker whose host is gone in 20 s; a Redis is told by nodes"
        ),
        Choice("broker_native_delayed_delivery_queue_type", "classic", "RabbitMQ: 28 queues for what is put off"),
        Choice("result_backend", results, "for callers that ask for an answer"),
        Choice("result_expires", 3600, "an answer is for the caller that waits; the database keeps receipts"),
        Choice("task_ignore_result", True, "an answer costs two commands; a caller who wants one says so"),
        Choice("task_serializer", "json", "pickle on a shared server is code execution"),
        Choice("result_serializer", "json", "as above"),
        Choice("accept_content", ["json"], "as above, for what comes in"),
        Choice("result_accept_content", ["json"], "as above"),
        Choice("task_queues", _queues(url), "declared here, under the names in the contract"),
        Choice("task_default_queue", CLEAN_QUEUE, "never `celery`: other applications use it on the same server"),
        Choice("task_routes", ROUTES, "each task to its own queue, whoever sends it"),
        Choice("task_create_missing_queues", False, "a misspelt queue is an error, not a queue nobody reads"),
        Choice("task_publish_retry_policy", PUBLISH_RETRY, "a client gives up within seconds"),
        Choice("task_acks_late", True, "a message leaves the server when its work is done"),
        Choice("task_reject_on_worker_lost", True, "and comes back when a worker dies; the ledger counts"),
        Choice("task_acks_on_timeout", True, "unacked it would hold its place in the worker for ever; see reaper"),
        Choice("task_time_limit", settings.task_time_limit, "ends what holds the interpreter"),
        Choice("task_soft_time_limit", settings.task_time_limit * 5 // 6, "the chance to end in order first"),
        Choice("worker_pool", "prefork", "only a process can be limited, killed and replaced"),
        Choice("worker_concurrency", settings.workers, "the installation's choice"),
        Choice("worker_prefetch_multiplier", 1, "a message waits where any worker can take it"),
        Choice("worker_max_tasks_per_child", 1000, "what a parser leaks is given back"),
        Choice("worker_max_memory_per_child", 300_000, "KiB; replaced well below 400 MB"),
        Choice("worker_soft_shutdown_timeout", 30.0, "a cold stop still lets a batch end"),
        Choice("worker_proc_alive_timeout", 30.0, "a loaded host forks slowly; 4 s kills healthy children"),
        Choice("worker_cancel_long_running_tasks_on_connection_loss", False, "the ledger knows done work"),
        Choice("worker_enable_remote_control", False, "nobody on a shared server can stop our workers"),
        Choice("worker_eta_task_limit", 1000, "messages put off until later are held in memory"),
    )


def _transport(settings: Settings) -> dict[str, Any]:
    """Options of kombu's transport: on RabbitMQ a publish waits until the server has the message and says so."""
    if not is_redis(settings.broker_url or ""):
        return dict(rabbit.OPTIONS)
    return {
        # How long a message may be held: longer than any task, the same in every application on this database.
        "visibility_timeout": settings.visibility_timeout,
        # Look for messages of dead workers every 5 s, and on every look: kombu's own pace is 100 s.
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        # A worker killed while it holds the lock of that look stops the others for this long (kombu: 300 s).
        "unacked_mutex_expire": 15,
        # A publish on a dead connection fails instead of hanging; long enough for a server busy with its disk.
        "socket_timeout": 15,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
    }


def _queues(url: str) -> dict[str, dict[str, Any]]:
    """Exchange and routing key are the queue's name: what a caller gets who says only ``queue=NAME``."""
    if rabbit.is_rabbit(url):
        return {name: rabbit.queue(name) for name in QUEUES}
    return {name: {"exchange": name, "exchange_type": "direct", "routing_key": name} for name in QUEUES}
