"""`afterword`: the local server, on this machine only, and the browser opened on it."""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import signal
import socket
import sys
from types import FrameType
from typing import TYPE_CHECKING, Any, Never

from afterword.domain.language import _

if TYPE_CHECKING:
    from afterword.cli.running import Server
    from afterword.config import Settings

THREADS = 4  # one person, a few requests at a time
LARGE_BLOCK = 1024 * 1024  # bytes
M_MMAP_THRESHOLD = -3  # its number in glibc's malloc.h


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, metavar="N", help=_("the port to listen on (8765 unless you say another)")
    )
    parser.add_argument("--no-browser", action="store_true", help=_("only print the address"))


def run(args: argparse.Namespace) -> int:
    from afterword import config
    from afterword.cli.browser import SLOWEST, fresh_address, open_browser
    from afterword.cli.ready import ready
    from afterword.cli.running import Server

    end_when_told()
    give_memory_back()
    settings = config.load()
    config.make_home(settings)
    server = Server(settings.home)
    if not server.claim():
        address = server.address()
        if address is None:
            raise config.Trouble(_("Another Afterword holds this folder but does not answer. Stop it and start again."))
        url = fresh_address(settings.home, address)
        print(_("Afterword is running already. Open {url} (it works once).").format(url=url), flush=True)
        opening = None if args.no_browser else open_browser(settings.home, url)
        if opening is not None:
            opening.join(SLOWEST)
        return 0
    try:
        ready()
        # From here on connections are taken, so the address may be told.
        waiter = _waiter(_listen(args.port or settings.port))
        worker = _worker()
        try:
            _tell(args, settings, server, int(waiter.effective_port))
            waiter.run()
        except KeyboardInterrupt:  # Ctrl-C is how it ends, also in the moment before it waits for the first request
            pass
        finally:
            _end(waiter, worker)
    finally:
        server.release()
    return 0


def end_when_told() -> None:
    """From here on SIGTERM ends the program as Ctrl-C does: what is open is closed, what is temporary is removed."""
    signal.signal(signal.SIGTERM, _stop)


def give_memory_back() -> None:
    """From here on what a large paper took goes back to the system when it is done with.

    The C library of most Linux systems keeps freed blocks of up to 32 MB for each thread that ever had one; it does so
    no longer once it is told from which size on a block is the system's.
    """
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK)


def _tell(args: argparse.Namespace, settings: Settings, server: Server, port: int) -> None:
    """Says where it is, to the terminal, to other commands and to the browser."""
    from afterword.cli.browser import fresh_address, open_browser
    from afterword.config import HOST

    wanted = args.port or settings.port
    address = f"http://{HOST}:{port}/"
    server.announce(address)
    url = fresh_address(settings.home, address)
    if port != wanted:
        print(_("Port {wanted} is taken by another program, so this is {port}.").format(wanted=wanted, port=port))
    print(_("Afterword is open at {url} (it works once); Ctrl-C ends it.").format(url=url), flush=True)
    if not args.no_browser:
        open_browser(settings.home, url)


def _listen(port: int) -> socket.socket:
    """A socket on this machine's own address: on `port`, or on a free one when that is taken."""
    from afterword.config import HOST

    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # on Windows this option would let two programs share one port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError:
        listening.bind((HOST, 0))
    return listening


def _waiter(listening: socket.socket) -> Any:
    import waitress.server
    from django.conf import settings

    from afterword.web.wsgi import application

    return waitress.server.create_server(
        application,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=settings.LARGEST_HEARD_OUT,
        clear_untrusted_proxy_headers=True,
    )


def _worker() -> Any:
    """The thread that does what no page may wait for, at work."""
    from afterword.flows.work import Worker, forget_leases

    forget_leases()  # this server has the home to itself: whoever held one has ended
    worker = Worker()
    worker.start()
    return worker


def _end(waiter: Any, worker: Any) -> None:
    from afterword.flows.home import settle

    waiter.close()
    worker.stop()
    settle()


def _stop(_signal: int, _frame: FrameType | None) -> Never:
    raise SystemExit(0)


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(_("a port is a number from 1 to 65535"))
