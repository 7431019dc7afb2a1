"""The environment becomes one typed, frozen `Settings`. Only `make_home` writes: the home and its secret.

Variables: AFTERWORD_HOME (where everything is kept), AFTERWORD_PORT, AFTERWORD_SECRET (at least 32 characters; without
it one is made and kept in the home), AFTERWORD_DEBUG (1 shows tracebacks in the terminal and reloads templates),
AFTERWORD_INVENTED (1 says on the first page that everything in it is invented; `afterword demo` sets it),
AFTERWORD_MEANING (0 lets words alone decide what is alike, without the model for meanings).
The host is no setting: the local server is bound to 127.0.0.1.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from afterword.domain.language import _

HOST = "127.0.0.1"
PORT = 8765
SHORTEST_SECRET = 32
_LONGEST_SHOWN = 80  # characters of a folder's name in a message


class Trouble(Exception):
    """Something the person can mend. The message is one sentence that says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    home: Path
    port: int
    debug: bool
    secret: str
    invented: bool = False  # what is kept here is the demonstration's, and the page says so

    @property
    def database(self) -> Path:
        return self.home / "afterword.sqlite3"

    @property
    def backups(self) -> Path:
        return self.home / "backups"

    @property
    def door(self) -> Path:
        """The folder of the tokens that open the door (`web.tokens`)."""
        return self.home / "door"

    @property
    def secret_file(self) -> Path:
        return self.home / "secret"

    @property
    def home_mark(self) -> str:
        """A short name for this home. Cookies carry it, because browsers share cookies between ports."""
        import hashlib

        return hashlib.sha256(str(self.home).encode()).hexdigest()[:8]


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings the environment asks for. Reads, never writes; raises `Trouble` for a value that cannot be used.

    Where no secret is kept yet, a passing one is used, so that tools which only look never leave a file behind.
    """
    env = os.environ if environ is None else environ
    home = _home(env.get("AFTERWORD_HOME", "").strip())
    return Settings(
        home=home,
        port=_port(env.get("AFTERWORD_PORT", "").strip()),
        debug=env.get("AFTERWORD_DEBUG", "").strip() not in ("", "0"),
        secret=_secret(env.get("AFTERWORD_SECRET", "").strip(), home / "secret"),
        invented=env.get("AFTERWORD_INVENTED", "").strip() not in ("", "0"),
    )


def meaning_wanted(environ: Mapping[str, str] | None = None) -> bool:
    """Whether a model may compare meanings. Apart from `Settings`, because commands without a home ask for it too."""
    env = os.environ if environ is None else environ
    value = env.get("AFTERWORD_MEANING", "").strip().lower()
    if value in ("", "1", "yes", "on", "true"):
        return True
    if value in ("0", "no", "off", "false"):
        return False
    raise Trouble(_("AFTERWORD_MEANING is “{value}”; it must be 0 or 1.").format(value=value))


def make_home(settings: Settings) -> None:
    """Makes the home (0700) and its secret (0600) where they are missing, and closes them where they stood open."""
    try:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (settings.home, settings.backups, settings.door):
            if folder != settings.home and folder.exists() and not folder.is_dir():
                raise Trouble(_("{path} is a file where a folder must be. Move it away.").format(path=folder))
            folder.mkdir(mode=0o700, exist_ok=True)
            _close(folder, 0o700)
        if not os.access(settings.home, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if not settings.secret_file.exists():
            handle = os.open(settings.secret_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(settings.secret)
        for file_path in private_files(settings):
            _close(file_path, 0o600)
    except FileExistsError:
        if not settings.secret_file.is_file():  # another start may have made the secret a moment ago, which is fine
            raise Trouble(_("{home} is not a folder. Set AFTERWORD_HOME to one.").format(home=settings.home)) from None
    except OSError as error:
        raise Trouble(
            _("Afterword cannot write to {home} ({why}). Set AFTERWORD_HOME to a folder of your own.").format(
                home=settings.home, why=error.strerror or error
            )
        ) from None


def private_files(settings: Settings) -> list[Path]:
    """Every file in the home that holds the person's words or opens the door to them."""
    return [path for path in (*settings.home.iterdir(), *settings.backups.iterdir()) if path.is_file()]


def where_copies_are(backups: Path) -> str:
    """What to say to a person whose data file is damaged: where its copies are, or that there is none."""
    if any(backups.glob("afterword-*.sqlite3")):
        return _("Copies are in {folder}; put the newest in its place.").format(folder=backups)
    return _("There is no copy of it yet; move the file away to begin anew.")


def system_zone(environ: Mapping[str, str] | None = None, localtime: Path = Path("/etc/localtime")) -> str:
    """The IANA zone this machine is set to, "" when it does not say. The person may correct it in the settings."""
    env = os.environ if environ is None else environ
    named = env.get("TZ", "").removeprefix(":")
    if not named:
        try:
            named = os.readlink(localtime)
        except OSError:
            return ""
    name = named.rsplit("zoneinfo/", 1)[-1]
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return ""
    return name


def system_country(zone: str) -> str:
    """The country (ISO 3166 alpha-2) an IANA zone lies in, "" for none: a first guess the person may correct."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        columns = line.split("\t")
        if len(columns) >= 3 and columns[2] == zone:
            return columns[0]
    return ""


def _close(path: Path, mode: int) -> None:
    with suppress(FileNotFoundError):  # SQLite's log may go away at any moment
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)  # on Windows the folder's own permissions decide, and this does nothing


def _home(value: str) -> Path:
    if value:
        try:
            home = Path(value).expanduser()
        except RuntimeError:  # "~someone" who has no account here
            message = _("AFTERWORD_HOME is “{value}”, and there is no such person on this machine. Set it to a folder.")
            raise Trouble(message.format(value=value)) from None
    else:
        import platformdirs

        home = Path(platformdirs.user_data_dir("afterword", appauthor=False))
    try:
        if home.exists() and not home.is_dir():
            raise Trouble(_("{home} is not a folder. Set AFTERWORD_HOME to one.").format(home=home))
        return home.absolute()
    except OSError as error:  # a name that is too long, or a place that cannot be looked into
        shown = str(home) if len(str(home)) <= _LONGEST_SHOWN else f"{str(home)[:_LONGEST_SHOWN]}…"
        message = _("AFTERWORD_HOME is “{home}”, which cannot be used ({why}). Set it to a folder of your own.")
        raise Trouble(message.format(home=shown, why=error.strerror or error)) from None


def _port(value: str) -> int:
    if not value:
        return PORT
    if value.isascii() and value.isdigit() and 1 <= int(value) <= 65535:
        return int(value)
    raise Trouble(_("AFTERWORD_PORT is “{value}”; it must be a number from 1 to 65535.").format(value=value))


def _secret(value: str, kept: Path) -> str:
    if value:
        if len(value) < SHORTEST_SECRET:
            raise Trouble(_("AFTERWORD_SECRET is too short; give it at least 32 characters, or leave it out."))
        return value
    try:
        text = kept.read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        import secrets

        return secrets.token_urlsafe(48)
    except (OSError, UnicodeDecodeError):
        raise Trouble(_("{path} cannot be read. Delete it, and a new one is made.").format(path=kept)) from None
    if len(text) < SHORTEST_SECRET:
        raise Trouble(_("{path} is damaged. Delete it, and a new one is made.").format(path=kept))
    return text
