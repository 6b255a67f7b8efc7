"""What the provider of text messages reports: what became of one, and who wrote STOP."""

from rehab.notifications.actions.opt_outs import opt_in, opt_out
from rehab.notifications.models import Channel, Delivery, Outcome, PhoneNumber

FAILED = {"failed", "undelivered"}
STOP = {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "ALTO", "PARAR", "BAJA"}
START = {"START", "UNSTOP", "YES"}


def note_status(*, name: str, status: str, code: str) -> bool:
    """A text message that was taken and then did not arrive failed, with the provider's reason."""
    if status not in FAILED or not name:
        return False
    code = code if code.isdigit() else "no reason"
    rows = Delivery.objects.filter(external_id=name, outcome=Outcome.SENT)
    return bool(rows.update(outcome=Outcome.FAILED, error=f"{status} by the provider, {code}"[:80]))


def hear(*, number: str, words: str) -> str:
    """STOP and START from a phone, honoured at once for everybody who gave this number. What was done."""
    said = words.strip().upper()
    change = opt_out if said in STOP else opt_in if said in START else None
    if change is None:
        return ""
    for phone in PhoneNumber.objects.filter(number=number).select_related("user"):
        change(user=phone.user, by=phone.user, channel=Channel.SMS)
    return "stopped" if change is opt_out else "started"
