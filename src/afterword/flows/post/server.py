"""One conversation with a mail server: signing in, offering a message, handing it over. What goes wrong is a sentence.

The moment that matters is the one after which nobody can know: once the words have begun to leave, a silence is
`Unsure`, and everything before it, or any answer of the server after it, is a plain yes or a `Refused`.
"""

from __future__ import annotations

import base64
import binascii
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from afterword.domain.language import _
from afterword.flows.post.line import Endless, PlainLine, SecureLine
from afterword.flows.post.providers import provider_of

PATIENCE = 20.0  # seconds for each answer while signing in and offering
LAST_PATIENCE = 90.0  # seconds for the answer to the words themselves: servers look into a message before they take it
OWN_NAME = "[127.0.0.1]"  # what is said in greeting; the name of this machine is nobody's business
WAYS_IN = frozenset({"CRAM-MD5", "PLAIN", "LOGIN"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_DETAIL = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_FOR_PROGRAMS = re.compile(r"app(?:lication)?[- ](?:specific )?password|5\.7\.9\b|two-?factor|2fa", re.IGNORECASE)


class Refused(Exception):
    """The message was certainly not taken. The message of this exception is for the person.

    `again`: it may go another time. `sign_in`: the password or the name was wrong.
    """

    def __init__(self, sentence: str, *, again: bool = False, sign_in: bool = False) -> None:
        super().__init__(sentence)
        self.again, self.sign_in = again, sign_in


class Unsure(Exception):
    """The words were on their way when the line broke or fell silent: they may have arrived."""


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach the person's server. `security`: "tls", "starttls", or "none" for a server on this machine."""

    host: str
    port: int
    security: str
    username: str
    address: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A server that has let us in."""

    access: Access
    smtp: smtplib.SMTP

    def offer(self, sender: str, to: str) -> None:
        """Names sender and recipient. Raises `Refused`; nothing has left the machine yet."""
        options = [] if (sender + to).isascii() else ["SMTPUTF8"]
        if options and not self.smtp.has_extn("smtputf8"):
            raise Refused(_("{host} cannot send to an address like {to}.").format(host=self.access.host, to=to))
        with _plainly(self.access):
            code, reply = self.smtp.mail(sender, options)
        if code != 250:
            raise _about_sender(self.access, sender, code, _text(reply))
        with _plainly(self.access):
            code, reply = self.smtp.rcpt(to)
        if code not in (250, 251):
            raise about_recipient(self.access.host, to, code, _text(reply))

    def hand_over(self, data: bytes, to: str) -> None:
        """The words leave. Returns when the server has taken them; `Refused` when it has not; else `Unsure`."""
        with _plainly(self.access):
            code, reply = self.smtp.docmd("DATA")
        if code != 354:
            raise about_recipient(self.access.host, to, code, _text(reply))
        body = re.sub(rb"(?m)^\.", b"..", data)
        body += b"" if body.endswith(b"\r\n") else b"\r\n"
        try:
            assert self.smtp.sock is not None  # noqa: S101 - it has just answered
            self.smtp.timeout = LAST_PATIENCE
            self.smtp.sock.settimeout(LAST_PATIENCE)
            self.smtp.send(body + b".\r\n")
            code, reply = self.smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise Unsure from error
        if code // 100 in (4, 5):
            raise about_recipient(self.access.host, to, code, _text(reply))
        if code // 100 != 2:
            raise Unsure  # no answer a mail server has: it says neither yes nor no


@contextmanager
def signed_in(access: Access) -> Iterator[Conversation]:
    """A conversation with the server after it has let us in, over a line nobody can read. Raises `Refused`."""
    smtp = None
    try:
        with _plainly(access):
            smtp = _connect(access)
        _sign_in(smtp, access)
        yield Conversation(access, smtp)
        with suppress(OSError, smtplib.SMTPException):  # what it was about is settled; a silence now changes nothing
            if smtp.sock is not None:
                smtp.timeout = 2
            smtp.quit()
    finally:
        if smtp is not None:
            smtp.close()


def _connect(access: Access) -> smtplib.SMTP:
    if access.security == "tls":
        smtp: smtplib.SMTP = SecureLine(
            access.host, access.port, local_hostname=OWN_NAME, timeout=PATIENCE, context=ssl.create_default_context()
        )
        smtp.ehlo()
        return smtp
    if access.security == "none" and access.host not in LOOPBACK:
        raise Refused(_("Without encryption only a server on this machine is used. Choose one of the other two."))
    smtp = PlainLine(access.host, access.port, local_hostname=OWN_NAME, timeout=PATIENCE)
    try:
        smtp.ehlo()
        if access.security == "starttls":
            if not smtp.has_extn("starttls"):
                raise Refused(
                    _("{host} offers no encryption on port {port}, so your password was not sent.").format(
                        host=access.host, port=access.port
                    )
                )
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _sign_in(smtp: smtplib.SMTP, access: Access) -> None:
    if not access.username and access.host in LOOPBACK:
        return
    if not smtp.has_extn("auth"):
        if access.host in LOOPBACK and access.security == "none":
            return
        raise Refused(
            _("{host} lets nobody sign in on port {port}. Another port may be the one for sending.").format(
                host=access.host, port=access.port
            )
        )
    if not WAYS_IN & set(smtp.esmtp_features["auth"].upper().split()):
        raise Refused(_("{host} wants you to sign in a way Afterword does not know.").format(host=access.host))
    try:
        with _plainly(access):
            if (access.username + access.password).isascii():
                smtp.login(access.username, access.password)
            else:
                _sign_in_beyond_ascii(smtp, access)
    except smtplib.SMTPAuthenticationError as error:
        raise _about_password(access, error.smtp_code, _text(error.smtp_error)) from None


def _sign_in_beyond_ascii(smtp: smtplib.SMTP, access: Access) -> None:
    """RFC 4616 has UTF-8, which the standard library's own login does not speak."""
    if "PLAIN" not in smtp.esmtp_features["auth"].upper().split():
        raise Refused(
            _("{host} cannot be given a user name or password with such letters.").format(host=access.host),
            sign_in=True,
        )
    words = base64.b64encode(f"\0{access.username}\0{access.password}".encode()).decode()
    code, reply = smtp.docmd("AUTH", f"PLAIN {words}")
    if code not in (235, 503):
        raise smtplib.SMTPAuthenticationError(code, reply)


@contextmanager
def _plainly(access: Access) -> Iterator[None]:
    """Whatever can go wrong on the line, as a `Refused` in one sentence."""
    host, port = access.host, access.port
    try:
        yield
    except smtplib.SMTPAuthenticationError:
        raise
    except smtplib.SMTPServerDisconnected as error:
        if isinstance(error.__context__, TimeoutError):  # smtplib makes one of every end of a line
            raise Refused(_("{host} did not answer in time.").format(host=host), again=True) from None
        if isinstance(error.__context__, Endless):
            raise Refused(_("{host} answers in a way no mail server does.").format(host=host)) from None
        raise Refused(_("{host} broke off in the middle.").format(host=host), again=True) from None
    except smtplib.SMTPResponseException as error:
        if error.smtp_code < 0:  # no number at all
            raise Refused(_("{host} answers in a way no mail server does.").format(host=host)) from None
        raise Refused(
            _("{host} does not take mail just now. Its words: {words}").format(
                host=host, words=_quoted(error.smtp_code, _text(error.smtp_error))
            ),
            again=error.smtp_code // 100 == 4,
        ) from None
    except smtplib.SMTPException:
        raise Refused(_("{host} answers in a way no mail server does.").format(host=host)) from None
    except (binascii.Error, UnicodeDecodeError):  # in what it says while signing in
        raise Refused(_("{host} answers in a way no mail server does.").format(host=host)) from None
    except ssl.SSLCertVerificationError as error:
        raise Refused(
            _("The certificate of {host} does not fit ({why}), so nothing was sent to it.").format(
                host=host, why=error.verify_message.rstrip(".")
            )
        ) from None
    except ssl.SSLError:
        raise Refused(
            _("{host} does not begin with encryption on port {port}. Choose STARTTLS, or another port.").format(
                host=host, port=port
            )
        ) from None
    except (socket.gaierror, UnicodeError):
        raise Refused(
            _("No server is found under the name {host}. Check it, and whether you are online.").format(host=host),
            again=True,
        ) from None
    except ConnectionRefusedError:
        raise Refused(
            _("{host} is there, but takes nothing on port {port}.").format(host=host, port=port), again=True
        ) from None
    except TimeoutError:
        raise Refused(_("{host} did not answer in time.").format(host=host), again=True) from None
    except OSError as error:
        raise Refused(
            _("{host} cannot be reached ({why}).").format(host=host, why=error.strerror or type(error).__name__),
            again=True,
        ) from None


def _about_password(access: Access, code: int, reply: str) -> Refused:
    provider = provider_of(access.address)
    if code // 100 == 4:
        return Refused(
            _("{host} cannot check your password just now. Its words: {words}").format(
                host=access.host, words=_quoted(code, reply)
            ),
            again=True,
        )
    if _FOR_PROGRAMS.search(reply) or code == 534 or (provider is not None and provider.for_programs == "yes"):
        return Refused(
            _(
                "{host} wants an app password: one made for programs, in the security settings of your account. "
                "The usual one does not work here."
            ).format(host=access.host),
            sign_in=True,
        )
    return Refused(
        _("{host} does not accept this user name and password. Its words: {words}").format(
            host=access.host, words=_quoted(code, reply)
        ),
        sign_in=True,
    )


def _about_sender(access: Access, sender: str, code: int, reply: str) -> Refused:
    if code // 100 == 4:
        return _later(access.host, code, reply)
    return Refused(
        _("{host} does not let you send as {sender}. Its words: {words}").format(
            host=access.host, sender=sender, words=_quoted(code, reply)
        )
    )


def about_recipient(host: str, to: str, code: int, reply: str) -> Refused:
    """What a refusal of the recipient or of the words means (RFC 5321 reply codes, RFC 3463 details)."""
    found = _DETAIL.search(reply)
    detail = found[0] if found else ""
    words = _quoted(code, reply)
    if detail.endswith(".2.2") or (not detail and code in (452, 552)):
        return Refused(_("The mailbox {to} is full. Their words: {words}").format(to=to, words=words), again=code < 500)
    if code // 100 == 4:
        return _later(host, code, reply)
    if detail.endswith(".3.4"):
        return Refused(_("{host} finds the message too large. Its words: {words}").format(host=host, words=words))
    if detail.startswith("5.7") or code == 554:
        return Refused(
            _("{host} refuses the message by a rule of its own. Its words: {words}").format(host=host, words=words)
        )
    if detail.startswith("5.1") or code in (550, 551, 553):
        return Refused(_("There is no mailbox {to}. Their words: {words}").format(to=to, words=words))
    return Refused(_("{host} did not take the message. Its words: {words}").format(host=host, words=words))


def _later(host: str, code: int, reply: str) -> Refused:
    return Refused(
        _("{host} asks to try again later. Its words: {words}").format(host=host, words=_quoted(code, reply)),
        again=True,
    )


def _text(reply: bytes | str) -> str:
    return reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply


def _quoted(code: int, reply: str) -> str:
    """The server's own words, short and without what would break a line."""
    said = " ".join("".join(c if c.isprintable() else " " for c in f"{code} {reply}").split())
    return f"“{said if len(said) <= 200 else said[:199] + '…'}”"
