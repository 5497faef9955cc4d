"""Scheduled crawls: sites.toml is the truth, RedBeat keeps on a Redis what is due, each fire is sent once.

``python -m crawler.schedule`` runs beat. Several may run: one holds the lock and fires, the others wait for it. A
fire carries its slot (the time that it was due at), and a slot that was sent already is not sent again, also when
the lock was lost in between. While beat runs it follows sites.toml; a file that cannot be used changes nothing.
Sites that are paused in the store are passed over, and a crawl worker refuses what was sent for them before.
"""

import argparse
import logging
import os
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from celery import Celery
from celery.schedules import crontab, schedule
from celery.utils.time import maybe_make_aware
from redbeat import RedBeatScheduler
from redbeat.schedulers import get_redis

from crawler.sites import Site, SitesError, load_sites
from workers import broker, health
from workers.app import make_app
from workers.client import CONFIRM_WITHIN, CRAWL, CRAWL_QUEUE, paused_sites
from workers.contract import stamp
from workers.logged import clean_log, safe
from workers.settings import Settings, SettingsError, load

log = logging.getLogger(__name__)

#: Beat looks at least this often (seconds); the lock outlives five looks, so that a busy host does not lose it.
LOOK, LOCK = 5, 25
#: Seconds between two looks at whether every site still has its time.
HEAL = 60.0
#: Keys on the Redis, apart from everybody else's.
KEYS = "copydesk:beat:"
#: Seconds that a slot is remembered: far longer than two beats can be apart.
REMEMBER = 86_400
#: A fire that no crawl worker took within this many seconds is dropped: the next one is as good.
EXPIRES = 3600


def beat_app(settings: Settings) -> Celery:
    """The application for beat, with the schedule of every site that has one.

    SettingsError if no Redis is set (a schedule needs one, also beside another broker), SitesError for sites.toml.
    """
    url = settings.redbeat_url or settings.broker_url
    if not url or not broker.is_redis(url):
        raise SettingsError("schedules are kept on a Redis or Valkey server: set COPYDESK_REDBEAT_URL")
    app = make_app(settings)
    app.conf.update(
        copydesk=settings,
        beat_schedule=dict(entries(load_sites(settings.sites).values())),
        beat_max_loop_interval=LOOK,
        redbeat_redis_url=broker.plain(url),
        redbeat_redis_options={"retry_period": 60},
        redbeat_key_prefix=KEYS,
        redbeat_lock_timeout=LOCK,
        beat_scheduler="crawler.schedule:SlotScheduler",
        timezone="UTC",
    )
    return app


def __getattr__(name: str) -> Any:
    """``app``, made from the settings when it is asked for: ``celery -A crawler.schedule beat`` runs beat too."""
    if name != "app":
        raise AttributeError(f"module 'crawler.schedule' has no attribute {name!r}")
    return beat_app(load())


def entries(sites: Iterable[Site]) -> Iterable[tuple[str, dict[str, Any]]]:
    """One entry of a Celery schedule for each site that has a cron line or an interval."""
    for site in sites:
        when = schedule_of(site)
        if when is not None:
            payload = {"schema": "copydesk.crawl-request/1", "site": site.name}
            yield (
                f"site:{site.name}",
                {
                    "task": CRAWL,
                    "schedule": when,
                    "kwargs": {"payload": payload},
                    "options": {"queue": CRAWL_QUEUE, "expires": EXPIRES, "ignore_result": True},
                },
            )


def schedule_of(site: Site) -> schedule | crontab | None:
    """When a site is due, in Celery's terms (UTC)."""
    if site.cron:
        return crontab.from_string(site.cron)
    return schedule(site.every) if site.every else None


def version(file: Path) -> tuple[int, int, int] | None:
    """What changes when a file is written or replaced; None if it is not there."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def slot(when: Any, now: float) -> str:
    """The slot of a fire, by its beginning: the minute for a cron line, the interval otherwise."""
    width = when.run_every.total_seconds() if not isinstance(when, crontab) else 60
    return stamp(datetime.fromtimestamp(now - now % width, UTC))


class SlotScheduler(RedBeatScheduler):  # type: ignore[misc]  # RedBeat has no types
    """RedBeat, with each fire's slot in its message, no slot sent twice, and a heartbeat for health checks.

    It follows sites.toml while it runs and sends nothing for a site that is paused. Of what stands on the server it
    believes when a site was last due, if that is no time to come, and no more: what is sent, and how often, is what
    sites.toml says.
    """

    def __init__(self, app: Any, *args: Any, **kwargs: Any) -> None:
        clean_log()
        self._seen = version(app.conf.copydesk.sites)
        self._healed = -HEAL
        super().__init__(app, *args, **kwargs)

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        """Send what is due, and show that the clock goes: see ``workers.health``."""
        health.beat(health.heartbeat_file(os.getpid()))
        self.follow()
        if time.monotonic() - self._healed > HEAL:
            self._heal()
        return super().tick(*args, **kwargs)

    @property
    def schedule(self) -> dict[str, Any]:
        """What is due, as sites.toml has it; what another has written on the server is taken off."""
        if self._tidy(self._due()):
            super().setup_schedule()
        return {name: self._as_written(entry) for name, entry in super().schedule.items()}

    def setup_schedule(self) -> None:
        """Write the entries of sites.toml on the server, over those that cannot be read."""
        self._tidy(self._own())
        super().setup_schedule()

    def _own(self) -> frozenset[str]:
        return frozenset(self.Entry.generate_key(self.app, name) for name in self.app.conf.beat_schedule)

    def _due(self) -> Iterable[str]:
        """The keys of all entries that may be read at this look."""
        due: list[str] = get_redis(self.app).zrangebyscore(
            self.app.redbeat_conf.schedule_key, "-inf", time.time() + self.max_interval
        )
        return due

    def _tidy(self, keys: Iterable[str]) -> bool:
        """Take off what is no entry of ours, or cannot be read and would end beat; whether one of ours was."""
        server, own = get_redis(self.app), self._own()
        strange = [key for key in keys if key not in own or not self._can_be_read(key)]
        for key in strange:
            log.warning("%s is no entry of sites.toml as it was written here: it is taken off", key)
            server.zrem(self.app.redbeat_conf.schedule_key, key)
            server.delete(key)
        return not own.isdisjoint(strange)

    def _can_be_read(self, key: str) -> bool:
        try:
            entry = self.Entry.from_key(key, app=self.app)
            entry.is_due()
        except KeyError:
            return True  # there is none: RedBeat writes it
        except broker.AWAY:
            raise  # that says nothing of the entry
        except Exception:  # whatever it trips over would end beat
            return False
        return bool(self.Entry.generate_key(self.app, entry.name) == key)

    def _as_written(self, entry: Any) -> Any:
        """An entry of the server with all that sites.toml says of it."""
        ours = self._ours(entry.name)
        for name in ("task", "args", "kwargs", "options", "schedule", "enabled"):
            setattr(entry, name, getattr(ours, name))
        if entry.last_run_at and maybe_make_aware(entry.last_run_at) > self.app.now() + timedelta(seconds=LOOK):
            self._begin_anew(entry)
        return entry

    def _ours(self, name: str) -> Any:
        return self._maybe_entry(name, dict(self.app.conf.beat_schedule[name]))

    def _heal(self) -> None:
        """Give each site its time again that is due at none, or later than its schedule allows.

        Somebody wrote that on the server, or a clock was wrong; no look at what is due would ever find it.
        """
        self._healed = time.monotonic()
        scores = self._scores()
        lost = [key for key, score in scores.items() if score is None or score < 0]
        if lost:
            self._tidy(lost)
            super().setup_schedule()
            scores = self._scores()
        for name in self.app.conf.beat_schedule:
            entry = self._ours(name)
            entry.last_run_at = self.app.now()
            if (scores[entry.key] or 0.0) > entry.score + LOOK:
                self._begin_anew(entry)

    def _scores(self) -> dict[str, float | None]:
        """When each site is due next, as the server has it."""
        keys = sorted(self._own())
        found = get_redis(self.app).zmscore(self.app.redbeat_conf.schedule_key, keys) if keys else ()
        return dict(zip(keys, found, strict=True))

    def _begin_anew(self, entry: Any) -> None:
        """Let a site's time run from now."""
        log.warning("%s was crawled in the future, by what stands on the server: its time runs from now", entry.name)
        entry.reschedule(self.app.now())

    def follow(self) -> bool:
        """Take over sites.toml if it has changed; one that cannot be used leaves the schedule as it is, and is told.

        Whether the schedule was made anew.
        """
        file = self.app.conf.copydesk.sites
        seen = version(file)
        if seen == self._seen:
            return False
        self._seen = seen
        try:
            changed = dict(entries(load_sites(file).values()))
        except SitesError as error:
            log.warning("the schedule stays as it was: %s", safe(error))
            return False
        self.app.conf.beat_schedule = changed
        self.setup_schedule()
        log.info("the schedule follows %s: %d sites", file, len(changed))
        return True

    def apply_async(self, entry: Any, _producer: Any = None, advance: bool = True, **_: Any) -> Any:
        """Send one fire, unless its site is paused or another beat has sent its slot."""
        if entry.kwargs.get("payload", {}).get("site") in self._paused():
            log.info("%s is paused: nothing is sent", entry.name)
            return self.reserve(entry) if advance else None
        fired = slot(entry.schedule, time.time())
        first = get_redis(self.app).set(f"{KEYS}fired:{entry.name}:{fired}", "1", nx=True, ex=REMEMBER)
        if not first:
            log.info("%s was sent for %s already", entry.name, fired)
            return self.reserve(entry) if advance else None
        payload = {**entry.kwargs.get("payload", {}), "slot": fired}
        sent = self.app.send_task(
            entry.task, kwargs={"payload": payload}, confirm_timeout=CONFIRM_WITHIN, **entry.options
        )
        if advance:
            self.reserve(entry)
        return sent

    def _paused(self) -> frozenset[str]:
        """The sites that rest; none if the store does not say: crawl workers look again."""
        try:
            return paused_sites(self.app.conf.copydesk)
        except Exception as error:
            log.warning("which sites are paused is not known: %s", safe(error))
            return frozenset()


def sync_schedules(settings: Settings) -> tuple[str, ...]:
    """Make the stored schedule equal to sites.toml: entries added, changed, removed; the names that there are now.

    An entry that is already there keeps the time of its last run. Beat does it when it starts.
    """
    app = beat_app(settings)
    try:
        SlotScheduler(app, lazy=False, lock_key=None)
        return tuple(app.conf.beat_schedule)
    finally:
        app.close()


def run(settings: Settings) -> None:
    """Run beat until it is told to end."""
    app = beat_app(settings)
    app.Beat(max_interval=LOOK, loglevel="INFO", quiet=True).run()


def main(argv: Sequence[str] | None = None) -> int:
    """``python -m crawler.schedule [--sync]``: run beat, or only make the stored schedule equal to sites.toml."""
    parser = argparse.ArgumentParser(prog="python -m crawler.schedule", description=main.__doc__)
    parser.add_argument("--sync", action="store_true", help="update the stored schedule and end")
    chosen = parser.parse_args(argv)
    try:
        settings = load()
        if chosen.sync:
            sys.stdout.write("".join(f"{name}\n" for name in sync_schedules(settings)))
        else:
            run(settings)
    except (SettingsError, SitesError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
