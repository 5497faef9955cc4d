"""``python -m newsroom.serve [--port N]``: serve the newsroom until it is interrupted."""

import argparse
import sys

from newsroom.server import NewsroomServer


def main(arguments: list[str] | None = None) -> int:
    """Serve until Ctrl-C; 1 if the port cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m newsroom.serve", description="Serve the bundled newsroom.")
    parser.add_argument("--port", type=int, default=0, help="a free one is taken unless you name one")
    port = parser.parse_args(arguments).port
    try:
        with NewsroomServer(port) as server:
            sys.stdout.write(f"{server.base}/\n")
            sys.stdout.flush()
            server.serve_forever()
    except KeyboardInterrupt:
        return 0
    except (OSError, OverflowError) as error:
        sys.stderr.write(f"port {port} cannot be had ({error}); leave --port out to get a free one\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
