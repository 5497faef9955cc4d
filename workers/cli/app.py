"""The table of commands, and a group that imports a command's module when it is called."""

from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from workers.cli import exits


class Command(NamedTuple):
    """Where a command lives, and its line in ``--help`` (the first line of its docstring, held by a test)."""

    module: str
    help: str


COMMANDS = {
    "clean": Command("clean", "Cut a page down to its article and print it."),
    "discover": Command("discover", "Say what a crawl of a site would fetch, and why."),
    "crawl": Command("crawl", "Crawl sites, clean their pages and print what was stored."),
    "sites": Command("sites", "Look at the sites of sites.toml and their crawls; check, run, pause, resume."),
    "crawls": Command("crawled", "List the crawls with what they found, newest first."),
    "submit": Command("submit", "Accept files and put them on the queue."),
    "explain": Command("explain", "Say what was removed and why, and where each fact came from."),
    "show": Command("show", "Print one record by its key or an address."),
    "list": Command("listing", "List the records, newest first."),
    "fingerprint": Command("fingerprint", "Print the key and the signatures of a text."),
    "related": Command("related", "Print where else a text was seen, and the story that it belongs to."),
    "match": Command("match", "Say what is known that is related to a text or a page; nothing is stored."),
    "diff": Command(
        "diff", "Lay two texts side by side: what they share, what each changed, and how they are related."
    ),
    "watches": Command("watches", "Look at the stories that other applications watch, and end a watch."),
    "quarantine": Command("quarantine", "Look at the pages that could not be worked, and try them again."),
    "worker": Command("worker", "Run a worker until it is stopped."),
    "beat": Command("beat", "Run the clock of the scheduled crawls until it is stopped."),
    "db": Command("database", "Prepare the database, tell its size, and forbid what is not to be stored."),
    "archive": Command("archive", "Index the archive's files, and look an address up in them."),
    "backup": Command("backup", "Write every record and archived page to a folder, while work goes on."),
    "restore": Command("restore", "Read a backup back into an empty store, of the same engine or the other."),
    "forget": Command("forget", "Take a text, an address or a site out of the store and the archive, for good."),
    "prune": Command("prune", "Delete what has outlived its retention."),
    "fsck": Command("fsck", "Check every record against its key, and name what is wrong."),
    "rebuild": Command(
        "rebuild", "Make the whole store again from the archive with today's recipe, and say what changed."
    ),
    "reclean": Command(
        "reclean", "Judge the archived pages of a site, a text or an address again, and say what changed."
    ),
    "reindex": Command("reindex", "Make signatures, relations and clusters again from the records."),
    "selftest": Command("selftest", "Check that this installation gives the keys of the specification."),
    "doctor": Command("doctor", "Say what is configured, and what answers."),
}
EPILOG = "Exit codes: " + "; ".join(f"{code} {meaning}" for code, meaning in exits.MEANING.items()) + "."


class Lazy(TyperGroup):
    """A group whose commands are rows of ``COMMANDS``."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """The command itself; its module is imported here and nowhere else."""
        row = COMMANDS.get(cmd_name)
        if row is None:
            return None
        command = typer.main.get_command(import_module(f"workers.cli.{row.module}").app)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant; ``Stop`` for none, with the one that is spelled most like it."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean `copydesk {near[0]}`?" if near else "`copydesk --help` names them all"
            raise exits.Stop(f"there is no command {args[0]!r}; {hint}", exits.USAGE)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as above
        """The lines of the table, so that ``--help`` imports no command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, row.help) for name, row in COMMANDS.items()])


class Whole(TyperGroup):
    """A group that shows the whole first line of each of its commands, and does not cut it off after 45 signs."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Each command with its line."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, (found.help or "").partition("\n\n")[0]) for name, found in commands if found])


class Plain(TyperCommand):
    """A command whose ``--help`` names its arguments once: typer writes Python's name for their type beside each."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments by their names alone, then the options."""
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            records = [p.get_help_record(ctx) for p in self.get_params(ctx) if p.param_type_name == kind]
            rows = [(n.partition(" <")[0] if kind == "argument" else n, said) for n, said in filter(None, records)]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


class Module(typer.Typer):
    """One command's application, or that of a few commands below one name."""

    def command(self, name: str | None = None, **given: Any) -> Any:
        """Register a function as a command; its help is plain."""
        return super().command(name, cls=Plain, **given)


def module() -> typer.Typer:
    """An empty application for one command's module, with the settings that all of them share."""
    return Module(cls=Whole, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


app = typer.Typer(
    cls=Lazy,
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(asked: bool) -> None:
    """Tell what is installed, and by which recipe it reads: two installations that agree in it read alike."""
    if not asked:
        return
    from workers.cli import out
    from workers.model import Profile
    from workers.recipe import recipe_id

    out.data(f"copydesk {installed() or 'of a checkout'}, recipe {recipe_id(Profile())}")
    raise typer.Exit(exits.OK)


def installed() -> str | None:
    """The version that is installed; ``None`` where a checkout is run without being installed."""
    try:
        return version("copydesk")
    except PackageNotFoundError:
        return None


@app.callback()
def _common(
    config: Annotated[
        str | None, typer.Option(metavar="FILE", help="Settings file; copydesk.toml unless named.")
    ] = None,
    home: Annotated[str | None, typer.Option(metavar="FOLDER", help="Folder of database and archive.")] = None,
    _: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Tell the version and the recipe."),
    ] = False,
) -> None:
    """Turn web pages into canonical article records."""
    from workers.cli.chosen import choose

    choose(config=config, home=home)
