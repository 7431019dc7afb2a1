"""Letting go, carrying, and what became of it: due, claimed, handed over, then sent, refused or unknown.

One conditional update stands before the words leave: it writes `handed_over_at` where the claim is still ours and
nobody has written it. Whoever finds no row changed says nothing to the server. After it, whatever ends without the
server's answer (a crash, a silence, a broken line) is `unknown`: the person is asked, and nothing is sent of itself.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from afterword.flows.claims import Clock
from afterword.flows.due import nudge
from afterword.flows.kept import KEPT, Kept
from afterword.flows.leases import run_out
from afterword.flows.post import account as accounts
from afterword.flows.post import server
from afterword.flows.post.going import stop_for
from afterword.flows.post.letter import REMINDER, stands
from afterword.flows.post.outcome import reopen, went_out
from afterword.store import queries
from afterword.store.models import Outgoing
from afterword.store.writer import one_writer
from afterword.writing.eml import Mail, Unaddressed, eml

State = Outgoing.State

UNDO = timedelta(seconds=60)
"""For so long after it is let go a message can be taken back."""
LEASE = timedelta(minutes=5)
"""Longer than a conversation can take (`server.PATIENCE`). Safety does not rest on it: see the module."""
AGAIN_AFTER = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=20))
"""How long to wait after each try that certainly took nothing along; after the last of them it is given up."""


def let_go(outgoing: Outgoing, now: datetime, *, anyway: bool = False) -> Kept:
    """The person sends it. It waits for `UNDO` and then goes. What speaks against it is a sentence, and nothing is due.

    `anyway`: the person sets aside a rule of ours; what the employer asked for cannot be set aside.
    """
    if problem := why_not(outgoing, now, anyway=anyway):
        return Kept(ok=False, problem=problem)
    with one_writer():
        changed = Outgoing.objects.filter(id=outgoing.id, state=State.SHOWN).update(
            state=State.DUE, way=Outgoing.Way.SMTP, due_at=now + UNDO, tries=0, problem="", handed_over_at=None
        )
    if not changed:
        return Kept(ok=False, problem=_("It is on its way already, so nothing was changed."))
    return KEPT


def why_not(outgoing: Outgoing, now: datetime, *, anyway: bool = False) -> str:
    """Why it cannot be sent through the account now; "" when it can."""
    if accounts.ready(outgoing.owner) is None:
        return _("No mail account is set up and tested yet.")
    if not outgoing.from_address:
        return _("It does not say yet whom it comes from. Save your mail account once more under Settings.")
    if not outgoing.to_address:
        return _("Say first where it goes.")
    if not stands(outgoing, now):
        return _("The words have changed since you looked at them. Look at them once more.")
    stop = stop_for(outgoing, now)
    return stop.reason if stop is not None and not (stop.ours and anyway) else ""


def take_back(outgoing: Outgoing) -> Kept:
    """Nothing goes. Possible as long as it waits, also between two tries."""
    with one_writer():
        changed = Outgoing.objects.filter(id=outgoing.id, state=State.DUE).update(
            state=State.SHOWN, due_at=None, problem="", tries=0
        )
    return KEPT if changed else Kept(ok=False, problem=_("It could not be taken back any more."))


def settle_unknown(outgoing: Outgoing, what: str, now: datetime) -> Kept:
    """The person has looked: it "went", or it "did_not". Then it can be sent again, by an act of theirs, as the same
    message: should the first have arrived after all, most servers keep only one of two with the same Message-ID.
    """
    if what not in ("went", "did_not"):
        return Kept(ok=False, problem=_("Choose what you found, or leave it open."))
    with one_writer():
        rows = Outgoing.objects.filter(id=outgoing.id, state=State.UNKNOWN)
        if what == "went":
            when = Coalesce(F("handed_over_at"), Value(now))
            changed = rows.update(state=State.SENT, ended_at=when, problem="", lease_by="")
            if changed:
                outgoing.refresh_from_db()
                went_out(outgoing, outgoing.ended_at or now)
        else:
            changed = rows.update(state=State.SHOWN, handed_over_at=None, problem="", lease_by="", tries=0)
    return KEPT if changed else Kept(ok=False, problem=_("This is settled already."))


def sent_myself(outgoing: Outgoing, way: str, now: datetime) -> Kept:
    """The person has sent these words themselves: by "email", or on "paper"."""
    ways = {"email": Outgoing.Way.ELSEWHERE, "paper": Outgoing.Way.PAPER}
    if way not in ways:
        return Kept(ok=False, problem=_("Choose how you sent it."))
    with one_writer():
        changed = Outgoing.objects.filter(id=outgoing.id, state=State.SHOWN).update(
            state=State.SENT, way=ways[way], ended_at=now
        )
        if changed:
            outgoing.refresh_from_db()
            went_out(outgoing, now)
    return KEPT if changed else Kept(ok=False, problem=_("It is on its way already, so nothing was changed."))


def bounced(outgoing: Outgoing, words: str, now: datetime) -> Kept:
    """It came back: their mail system could not deliver it, and says so in `words`. It counts as never sent."""
    with one_writer():
        changed = Outgoing.objects.filter(id=outgoing.id, state__in=(State.SENT, State.UNKNOWN)).update(
            state=State.REFUSED, problem=_came_back(words), ended_at=now, lease_by=""
        )
        if changed:
            outgoing.refresh_from_db()
            reopen(outgoing, now)
    return KEPT if changed else Kept(ok=False, problem=_("This message was not noted as sent."))


def look_again(outgoing: Outgoing) -> None:
    """What was refused may be looked at and sent anew: as the same message, unless that one came back from them."""
    with one_writer():
        rows = Outgoing.objects.filter(id=outgoing.id, state=State.REFUSED)
        rows.filter(handed_over_at=None).update(state=State.SHOWN, problem="", tries=0, ended_at=None)
        rows.update(state=State.WITHDRAWN)
    outgoing.refresh_from_db(fields=["state"])


def put_away(outgoing: Outgoing) -> Kept:
    """What was refused is no longer asked about."""
    with one_writer():
        changed = Outgoing.objects.filter(id=outgoing.id, state=State.REFUSED).update(state=State.WITHDRAWN)
    return KEPT if changed else Kept(ok=False, problem=_("This is settled already."))


# The worker


def run_next(clock: Clock, stopped: Callable[[], bool] = lambda: False) -> bool:
    """Claims one message that is due and carries it. False when there was nothing to do."""
    now = clock()
    _settle_the_abandoned(run_out(now, LEASE), now)
    if stopped():
        return False
    waiting = _due(now).order_by("due_at", "id").values_list("id", flat=True).first()
    if waiting is None:
        return False
    by = uuid.uuid4().hex
    with one_writer():
        claimed = _due(now).filter(id=waiting).update(
            state=State.SENDING, lease_by=by, lease_until=now + LEASE, handed_over_at=None, tries=F("tries") + 1
        )  # fmt: skip
    if claimed:
        _carry(waiting, by, clock, stopped)
    return True


def forget_leases(now: datetime | None = None) -> None:
    """At the start of the one server of a home: whoever was carrying a message has ended."""
    _settle_the_abandoned(Q(), now or timezone.now())


def _due(now: datetime) -> QuerySet[Outgoing]:
    return Outgoing.objects.filter(state=State.DUE, due_at__lte=now)


def _settle_the_abandoned(which: Q, now: datetime) -> None:
    """Whose carrier is gone: not handed over, it is due again; handed over, nobody knows, and the person is asked."""
    gone = Outgoing.objects.filter(which, state=State.SENDING)
    if not gone.exists():
        return
    with one_writer():
        gone.filter(handed_over_at=None).update(state=State.DUE, due_at=now, lease_by="", lease_until=None)
        # Its name stays on it: should the carrier live after all, what the server told it is worth more.
        gone.exclude(handed_over_at=None).update(state=State.UNKNOWN, lease_until=None)


def _carry(id: uuid.UUID, by: str, clock: Clock, stopped: Callable[[], bool]) -> None:
    row = Outgoing.objects.select_related("owner", "interview__owner", "person", "promise", "note").get(id=id)
    mine = Outgoing.objects.filter(id=id, lease_by=by)
    try:
        data = _data(row, clock())
        account = queries.mail_account_of(row.owner)
        if account is None:
            raise server.Refused(_("There is no mail account any more."))
        with server.signed_in(accounts.access_to(account)) as conversation:
            conversation.offer(row.from_address, row.to_address)
            if stopped():  # the server ends in good order: it goes at the next start, and this was no try
                with one_writer():
                    mine.update(state=State.DUE, tries=F("tries") - 1, lease_by="", lease_until=None)
                return
            with one_writer():
                ours = mine.filter(state=State.SENDING, handed_over_at=None).update(handed_over_at=clock())
            if not ours:
                return
            conversation.hand_over(data, row.to_address)
            _arrived(row, mine, clock())  # before the farewell: a silence there says nothing about the message
    except server.Refused as refused:
        _refused(mine, row, refused, clock())
    except Exception as error:  # also `Unsure`; and a fault of ours must not stop the server, nor hide what happened
        if not isinstance(error, server.Unsure):
            logging.getLogger(__name__).exception("a message could not be carried")
        with one_writer():
            mine.filter(state=State.SENDING).exclude(handed_over_at=None).update(state=State.UNKNOWN, lease_until=None)
            mine.filter(state=State.SENDING, handed_over_at=None).update(
                state=State.REFUSED, problem=_("Afterword could not send it. Nothing has left."), ended_at=clock()
            )


def _data(row: Outgoing, now: datetime) -> bytes:
    profile = queries.profile_of(row.owner)
    try:
        return eml(mail_of(row, now.astimezone(ZoneInfo(profile.zone or "UTC"))))
    except Unaddressed as error:
        raise server.Refused(
            _("The address {address} cannot be written to. Correct it.").format(address=error)
        ) from None


def mail_of(row: Outgoing, at: datetime) -> Mail:
    """The message of a row, dated `at` (aware, in the sender's zone)."""
    return Mail(
        from_name=row.from_name,
        from_address=row.from_address,
        to_name=row.to_name,
        to_address=row.to_address,
        subject=row.subject,
        text=row.text,
        at=at,
        message_id=row.message_id,
        in_reply_to=row.in_reply_to,
    )


def _arrived(row: Outgoing, mine: QuerySet[Outgoing], now: datetime) -> None:
    with one_writer():
        kept = mine.filter(state__in=(State.SENDING, State.UNKNOWN)).update(
            state=State.SENT, ended_at=now, problem="", lease_by="", lease_until=None
        )
        if kept and row.kind != REMINDER:
            row.refresh_from_db()
            went_out(row, now)


def _refused(mine: QuerySet[Outgoing], row: Outgoing, refused: server.Refused, now: datetime) -> None:
    """Certainly not taken: another time, or not at all."""
    again = refused.again and row.tries <= len(AGAIN_AFTER)
    values: dict[str, object] = {"problem": str(refused), "handed_over_at": None, "lease_by": "", "lease_until": None}
    values |= (
        {"state": State.DUE, "due_at": now + AGAIN_AFTER[row.tries - 1]}
        if again
        else {"state": State.REFUSED, "ended_at": now}
    )
    with one_writer():
        mine.filter(state__in=(State.SENDING, State.UNKNOWN)).update(**values)
        transaction.on_commit(nudge.set)


def _came_back(words: str) -> str:
    said = " ".join(words.split())
    return _("It came back. Their words: {words}").format(words=f"“{said[:300]}”") if said else _("It came back.")
