"""Coverage-guided fuzzing: ``python -m hostile.guided TARGET [FOLDER] [-max_total_time=60]`` (needs atheris).

``FOLDER`` keeps what reached new code; it begins with what was kept and with the short classes. ``python -m
hostile.corpus TARGET FOLDER`` keeps it for the tests.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["workers"]):
    from hostile import corpus
    from hostile.mutate import seeds
    from hostile.targets import TARGETS


def main(arguments: list[str]) -> None:
    """Fuzz one target until it breaks its promise or its time is up."""
    name, *rest = arguments
    folder = Path(next((word for word in rest if not word.startswith("-")), f"fuzz-{name}"))
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(seeds()):
        (folder / f"seed-{number}").write_bytes((page.html_b64 or b"")[:8_000])
    for number, data in enumerate(corpus.kept(name)):
        (folder / f"kept-{number}").write_bytes(data)
    flags = [word for word in rest if word.startswith("-")]
    atheris.Setup([sys.argv[0], str(folder), *flags], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
