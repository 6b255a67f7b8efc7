"""The outbox: messages to people, and each try to deliver one. It knows nothing about why."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rehab.accounts.models import User
from rehab.lib.fields import one_of
from rehab.lib.states import Transitions


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    PUSH = "push", _("Notification on a device")
    SMS = "sms", _("Text message")


class MessageState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    LEASED = "leased", _("Being sent")
    SENT = "sent", _("Sent")
    SKIPPED = "skipped", _("Not sent on purpose")
    DEAD = "dead", _("Could not be sent")


MESSAGE_TRANSITIONS = Transitions(
    "message",
    {
        MessageState.QUEUED: frozenset({MessageState.LEASED, MessageState.SKIPPED}),
        MessageState.LEASED: frozenset(
            {
                MessageState.QUEUED,
                MessageState.LEASED,
                MessageState.SENT,
                MessageState.SKIPPED,
                MessageState.DEAD,
            }
        ),
        MessageState.SENT: frozenset[str](),
        MessageState.SKIPPED: frozenset[str](),
        MessageState.DEAD: frozenset({MessageState.QUEUED}),
    },
)


class Message(models.Model):
    """One message to one person, written in the transaction of what caused it. Its text never holds health data.

    `key` makes it exactly one. A worker that takes it writes a lease and raises `token`; only the holder of the
    newest token may finish it. `link` is the name of a URL, `link_id` what is signed into it when it is sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=120)
    kind = models.CharField(max_length=30)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.EMAIL)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="en")
    link = models.CharField(max_length=60, blank=True)
    link_id = models.UUIDField(null=True, blank=True)
    about_id = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=MessageState.choices, default=MessageState.QUEUED)
    token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=120, blank=True)

    personal_fields = frozenset({"user", "address"})
    plain_fields = frozenset(
        {
            "id",
            "key",
            "kind",
            "channel",
            "language",
            "link",
            "link_id",
            "about_id",
            "created_at",
            "not_before",
        }
        | {"expires_at", "state", "token", "lease_until", "tries", "finished_at", "why"}
    )

    class Meta:
        constraints = [
            # A field that is unique by itself has two indexes, and each claim writes into every index.
            models.UniqueConstraint(fields=["key"], name="message_key_once"),
            one_of("message", "state", MessageState),
            one_of("message", "channel", Channel),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | ~Q(address=""), name="message_to_somebody"
            ),
        ]
        indexes = [
            models.Index(fields=["not_before", "id"], condition=Q(state="queued"), name="message_due"),
            models.Index(fields=["lease_until"], condition=Q(state="leased"), name="message_held"),
        ]

    def __str__(self) -> str:
        return f"message {self.id}"


class Outcome(models.TextChoices):
    UNKNOWN = "unknown", _("Not known")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    SKIPPED = "skipped", _("Not sent on purpose")


class Delivery(models.Model):
    """One try. Written before the try starts, so that a crash leaves a trace."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    token = models.PositiveIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.UNKNOWN)
    error = models.CharField(max_length=80, blank=True)
    # What the provider calls it, so that its later report can be told apart.
    external_id = models.CharField(max_length=64, blank=True)

    personal_fields = frozenset[str]()
    plain_fields = frozenset(
        {"id", "message", "token", "started_at", "finished_at", "outcome", "error", "external_id"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "token"], name="delivery_token_once"),
            one_of("delivery", "outcome", Outcome),
        ]
        indexes = [
            models.Index(fields=["external_id"], condition=~Q(external_id=""), name="delivery_external")
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"


class OptOut(models.Model):
    """This person wants nothing on this channel. Honoured at once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="opt_outs")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    since = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"user"})
    plain_fields = frozenset({"id", "channel", "since"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "channel"], name="opt_out_once")]

    def __str__(self) -> str:
        return f"opt-out {self.pk}"


class ChannelChoice(models.Model):
    """The way this person wants reminders to reach them. Without a row it is e-mail."""

    user = models.OneToOneField(
        User, primary_key=True, on_delete=models.CASCADE, related_name="channel_choice"
    )
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.EMAIL)

    personal_fields = frozenset({"user"})
    plain_fields = frozenset({"channel"})

    class Meta:
        constraints = [one_of("channel_choice", "channel", Channel)]

    def __str__(self) -> str:
        return f"channel choice {self.pk}"


class PushSubscription(models.Model):
    """One browser that takes notifications: where its push service is, and its keys."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="push_subscriptions")
    endpoint = models.CharField(max_length=1000)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    device = models.CharField(_("device"), max_length=60, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    # The push service said that nobody is there any more.
    gone_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"user", "endpoint", "p256dh", "auth", "device"})
    plain_fields = frozenset({"id", "made_at", "gone_at"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "endpoint"], name="push_browser_once")]

    def __str__(self) -> str:
        return f"push subscription {self.id}"


class PhoneNumber(models.Model):
    """Where text messages go, once its owner has opened the link that was sent there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="phone_number")
    number = models.CharField(_("mobile number"), max_length=16)
    made_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"user", "number"})
    plain_fields = frozenset({"id", "made_at", "confirmed_at"})

    class Meta:
        indexes = [models.Index(fields=["number"], name="phone_number_owner")]

    def __str__(self) -> str:
        return f"phone number {self.id}"


class LocalMail(models.Model):
    """A mail that the demo would have sent, for its local mail page. Empty outside the demo."""

    sent_at = models.DateTimeField(default=timezone.now)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()

    personal_fields = frozenset({"to", "subject", "body"})
    plain_fields = frozenset({"id", "sent_at"})

    def __str__(self) -> str:
        return f"local mail {self.pk}"
