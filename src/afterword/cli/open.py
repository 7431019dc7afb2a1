"""`afterword open`: a fresh address for the server that is running."""

from __future__ import annotations

import argparse
import sys

from afterword.domain.language import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-browser", action="store_true", help=_("only print the address"))


def run(args: argparse.Namespace) -> int:
    from afterword import config
    from afterword.cli.browser import SLOWEST, fresh_address, open_browser
    from afterword.cli.running import Server

    settings = config.load()
    config.make_home(settings)
    address = Server(settings.home).address()
    if address is None:
        print(_("Afterword is not running. Start it with “afterword”."), file=sys.stderr)
        return 2
    url = fresh_address(settings.home, address)
    print(_("Open {url} (it works once).").format(url=url), flush=True)
    opening = None if args.no_browser else open_browser(settings.home, url)
    if opening is not None:
        opening.join(SLOWEST)
    return 0
