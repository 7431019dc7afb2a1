"""Post: what goes out, by which account, and what came back."""

from __future__ import annotations

from django.db import models

from afterword.store.models.acting import Promise
from afterword.store.models.after import Note
from afterword.store.models.interviews import Interview, Person
from afterword.store.models.owner import Owned


class MailAccount(Owned):
    """The person's own outgoing mail server. The password is never in the database (`flows.post.secrets`)."""

    class Security(models.TextChoices):
        TLS = "tls"
        STARTTLS = "starttls"
        NONE = "none"  # for a server on this machine only

    address = models.CharField(max_length=254, blank=True)  # of the sender
    name = models.CharField(max_length=200, blank=True)
    host = models.CharField(max_length=253, blank=True)
    port = models.PositiveIntegerField(default=587)
    security = models.CharField(max_length=8, choices=Security, default=Security.STARTTLS)
    username = models.CharField(max_length=254, blank=True)
    tested_at = models.DateTimeField(null=True, blank=True)  # null: what is set now was never seen to work
    problem = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="one_mail_account_per_owner")]

    def __str__(self) -> str:
        return self.address

    @property
    def works(self) -> bool:
        """Whether it was seen to work as it is set now."""
        return self.tested_at is not None


class Outgoing(Owned):
    """One message, as the person saw it before it left. Claimed, then handed over; never a silent second copy."""

    class State(models.TextChoices):
        SHOWN = "shown"  # looked at, not yet let go
        DUE = "due"  # let go, not yet claimed
        SENDING = "sending"  # claimed
        SENT = "sent"
        UNKNOWN = "unknown"  # handed over, and no answer: the person is asked
        REFUSED = "refused"  # the server said no, `problem` says why in plain words
        WITHDRAWN = "withdrawn"

    class Way(models.TextChoices):
        SMTP = "smtp"
        FILE = "file"  # an .eml the person opened
        MAILTO = "mailto"
        PAPER = "paper"
        ELSEWHERE = "elsewhere"  # the person sent the words themselves

    interview = models.ForeignKey(Interview, null=True, blank=True, on_delete=models.CASCADE, related_name="outgoing")
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.SET_NULL, related_name="outgoing")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    note = models.ForeignKey(Note, null=True, blank=True, on_delete=models.SET_NULL, related_name="outgoing")
    kind = models.CharField(max_length=20)  # of the draft, "promise", "brief", "reminder"
    way = models.CharField(max_length=10, choices=Way, default=Way.SMTP)
    to_name = models.CharField(max_length=200, blank=True)
    to_address = models.CharField(max_length=254, blank=True)
    from_name = models.CharField(max_length=200, blank=True)
    from_address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    message_id = models.CharField(max_length=200, unique=True)  # made once, the same in every try
    in_reply_to = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.SHOWN)
    handed_over_at = models.DateTimeField(null=True, blank=True)  # set before the words leave this machine
    ended_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    lease_by = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self) -> str:
        return self.subject


class Incoming(Owned):
    """A message the person brought back in: whole, what was read from it, and what they confirmed of it."""

    class Kind(models.TextChoices):
        INVITATION = "invitation"
        RESCHEDULING = "rescheduling"
        CONCERN = "concern"  # or a question
        REJECTION = "rejection"
        ADVICE = "advice"  # after an answer: what they thought, or would do another time
        OFFER = "offer"
        AUTOMATIC = "automatic"
        OTHER = "other"

    interview = models.ForeignKey(Interview, null=True, blank=True, on_delete=models.CASCADE, related_name="incoming")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sender_name = models.CharField(max_length=200, blank=True)
    sender_address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    message_id = models.CharField(max_length=500, blank=True)
    in_reply_to = models.CharField(max_length=500, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    text = models.TextField(blank=True)  # their newest words, without what they quote
    data = models.BinaryField()
    digest = models.CharField(max_length=64)
    proposed = models.CharField(max_length=14, choices=Kind, default=Kind.OTHER)
    kind = models.CharField(max_length=14, choices=Kind, blank=True)  # "" until the person confirms
    found = models.JSONField(default=dict, blank=True)  # dates, the quote the kind rests on, likely interviews
    problems = models.JSONField(default=list, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="one_row_for_one_message")]

    def __str__(self) -> str:
        return self.subject
