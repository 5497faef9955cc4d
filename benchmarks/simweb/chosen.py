"""The simulated sites that a command line names."""

import argparse
from collections.abc import Sequence

from benchmarks.simweb.site import Site
from benchmarks.simweb.sites import web


def chosen(arguments: Sequence[str], doc: str) -> list[Site]:
    """The sites that are named, in the web's order; all where none is. Ends with what there is for any other name."""
    sites = {site.name: site for site in web()}
    parser = argparse.ArgumentParser(description=doc.splitlines()[0], epilog=f"sites: {', '.join(sites)}")
    parser.add_argument("site", nargs="*", help="only these sites, by their names (default: all)")
    names = parser.parse_args(arguments).site
    if unknown := [name for name in names if name not in sites]:
        parser.error(f"no such site: {', '.join(unknown)}; there are {', '.join(sites)}")
    return [site for name, site in sites.items() if not names or name in names]
