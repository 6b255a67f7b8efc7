"""What a clinician's worklist shows: the kept summaries of their patients, counted and a page at a time."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, ExpressionWrapper, Q
from django.db.models.fields import BooleanField, TextField
from django.db.models.functions import Cast
from django.http import QueryDict

from patients.models import Patient, Via
from programs.insights.worklist import form_now, is_current
from programs.models import WorklistView
from programs.rules.worklist import Need
from rehab.accounts.models import User, example_of
from rehab.accounts.roles import CLINICIAN
from rehab.lib.prepared import Prepared

PAGE: Final = 60
FEW: Final = 2 * PAGE  # patients up to whom a page is read without its keys; engineering default
GROUPS: Final[dict[str, tuple[Need, ...]]] = {
    "alerts": (Need.EMERGENCY, Need.ALERT_TODAY, Need.ALERT_SOON),
    "flare": (Need.FLARE,),
    "silent": (Need.SILENT_AFTER_BAD,),
    "suggestions": (Need.SUGGESTION,),
    "missed": (Need.MISSED,),
    "reviews": (Need.REVIEW,),
    "messages": (Need.MESSAGES,),
    "no-program": (Need.NO_PROGRAM,),
}


@dataclass(frozen=True)
class Choice:
    """What a clinician chose to see. `q` is a search: it is posted, and in no address.

    lead: only those they lead. todo: without those who were reviewed. after: the place behind which the page
    starts, as `place_of` writes it.
    """

    only: str = ""
    lead: bool = False
    todo: bool = False
    after: str = ""
    q: str = ""

    @classmethod
    def read(cls, query: QueryDict, q: str = "") -> "Choice":
        """From an address or a form; what is not known is left out."""
        only = query.get("only", "")
        return cls(
            only=only if only in GROUPS else "",
            lead=query.get("lead") == "1",
            todo=query.get("todo") == "1",
            after=query.get("after", "")[:60],
            q=q.strip()[:80],
        )

    @property
    def filters(self) -> str:
        """The filters as part of an address: never the search, never the place."""
        told = {"only": self.only, "lead": "1" if self.lead else "", "todo": "1" if self.todo else ""}
        return urlencode({name: value for name, value in told.items() if value})

    def but(self, **changes: Any) -> "Choice":
        """The same with other filters, from the first page on."""
        return replace(self, after="", **changes)


class Line(NamedTuple):
    """One patient on the list, as kept."""

    pk: uuid.UUID
    given_name: str
    family_name: str
    record_number: str
    need: int
    rank: int
    size: int
    local_date: date
    last_entry: date | None
    flare_since: date | None
    missed: int
    alert_flag: str
    suggestions: int
    suggestion_id: uuid.UUID | None
    suggestion_outcome: str
    suggestion_name: str
    messages: int
    tasks: int
    minutes_before: float | None
    minutes_now: float | None
    pain_before: float | None
    pain_now: float | None
    reviewed: bool
    reviewed_at: datetime | None
    reviewed_by: str | None


OF_PATIENT: Final = ("pk", "given_name", "family_name", "record_number")
COLUMNS: Final = (
    *OF_PATIENT,
    *(f"summary__{name}" for name in Line._fields if name not in (*OF_PATIENT, "reviewed_by")),
    "summary__reviewed_by__name",
)
ORDER: Final = ("summary__reviewed", "summary__rank", "family_name", "given_name", "pk")

# One patient as far as counting and choosing need it: key, need, reviewed, current; None where nothing was worked
# out yet. A plain tuple: a list has hundreds.
Head = tuple[str, int | None, bool | None, bool | None]


@dataclass(frozen=True)
class Counts:
    """How many there are by group, reviewed ones apart, and whether every summary may be shown.

    heads: of all that were counted, in the order of the list, where they were read one by one; else None.
    """

    waiting: Counter[int]
    reviewed: Counter[int]
    all_current: bool
    heads: Sequence[Head] | None = None

    @property
    def total(self) -> int:
        return self.waiting.total() + self.reviewed.total()

    def of(self, needs: Sequence[int], todo: bool) -> int:
        return sum(self.waiting[need] + (0 if todo else self.reviewed[need]) for need in needs)


def patients_of(user: User, choice: Choice) -> Any:
    """The user's patients under care, narrowed by the search and by whom they lead."""
    rows = Patient.objects.visible_to(user, Via.CARE_TEAM).filter(ended_at=None)
    if choice.lead:
        rows = rows.filter(care_team__in=user.care_teams.filter(until=None, lead=True))
    for word in choice.q.split():
        rows = rows.filter(
            Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(record_number__icontains=word)
        )
    return rows


def stale_ids(user: User, choice: Choice, now: datetime) -> list[uuid.UUID]:
    """Whose summary has to be worked out before it is shown."""
    rows = patients_of(user, choice).exclude(is_current(now))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def counts_of(user: User, choice: Choice, now: datetime) -> Counts:
    """One query, whatever the group chosen."""
    ways = _ready_ways(user, choice)
    if not ways:
        return _added_up(_counted(patients_of(user, choice), now))
    heads = _heads(user=user.pk, now=now, form=form_now(), **ways)
    alike = Counter(map(itemgetter(1, 2, 3), heads))
    return _added_up([(*what, n) for what, n in alike.items()], heads)


def _added_up(found: Any, heads: Sequence[Head] | None = None) -> Counts:
    waiting, reviewed, all_current = Counter[int](), Counter[int](), True
    for need, was_reviewed, is_fresh, n in found:
        (reviewed if was_reviewed else waiting)[Need.ON_PLAN if need is None else need] += n
        all_current = all_current and bool(is_fresh)
    return Counts(waiting, reviewed, all_current, heads)


def page_of(user: User, choice: Choice, heads: Sequence[Head] | None = None) -> tuple[list[Line], str]:
    """A page of lines in order, and the place behind its last line when there are more.

    heads: what counting this choice has read, where it did: the first page is then read by its keys.
    """
    if heads is not None and not choice.after:
        return _first_page(user, choice, heads)
    rows = _summed_up(patients_of(user, choice))
    if choice.only:
        rows = rows.filter(summary__need__in=GROUPS[choice.only])
    if choice.todo:
        rows = rows.filter(summary__reviewed=False)
    if choice.after:
        rows = rows.filter(_behind(user, choice.after))
    return _with_place([Line(*row) for row in _lines(rows)])


def _first_page(user: User, choice: Choice, heads: Sequence[Head]) -> tuple[list[Line], str]:
    """The lines that the heads put on it, by key. Among few they are found as quickly without."""
    ways = {"user": user.pk, **_ready_ways(user, choice)}
    if len(heads) <= FEW and not choice.filters:
        return _with_place([Line(*row) for row in _first_lines(**ways)])
    keys = _chosen(choice, heads)
    if not keys:
        return [], ""
    asked = keys[:PAGE]
    asked += asked[-1:] * (PAGE - len(asked))  # the statement has a place for each line of a full page
    lines = [Line(*row) for row in _lines_by_key(**ways, **dict(zip(KEYS, asked, strict=True)))]
    return lines, place_of(lines[-1]) if lines and len(keys) > PAGE else ""


def _chosen(choice: Choice, heads: Sequence[Head]) -> list[str]:
    """The keys of those whom the filters leave, in order; nobody is shown who was never worked out."""
    needs = GROUPS[choice.only] if choice.only else None
    return [
        key
        for key, need, reviewed, _current in heads
        if need is not None and (needs is None or need in needs) and not (choice.todo and reviewed)
    ]


def _with_place(lines: list[Line]) -> tuple[list[Line], str]:
    return lines[:PAGE], place_of(lines[PAGE - 1]) if len(lines) > PAGE else ""


def _counted(rows: Any, now: datetime) -> Any:
    rows = rows.annotate(current=_current(now)).order_by()
    return rows.values_list("summary__need", "summary__reviewed", "current").annotate(n=Count("pk"))


def _current(now: datetime, form: str = "") -> Any:
    return ExpressionWrapper(is_current(now, form), output_field=BooleanField())


def _summed_up(rows: Any) -> Any:
    return rows.filter(summary__isnull=False)


def _lines(rows: Any) -> Any:
    return rows.order_by(*ORDER).values_list(*COLUMNS)[: PAGE + 1]


# The list as it is opened a hundred times a day: no search, all the patients of a clinician of one clinic. To find
# a clinician's own among all patients costs more than all else, so it is done once: for their heads.
def _ready_ways(user: User, choice: Choice) -> dict[str, uuid.UUID]:
    """The clinic of somebody for whom the prepared statements are right; nothing for all others."""
    clinics = user.clinics_as(CLINICIAN)
    return {} if choice.lead or choice.q or len(clinics) != 1 else {"clinic": clinics[0]}


def _plain_rows(user: uuid.UUID, clinic: uuid.UUID) -> Any:
    return patients_of(example_of(CLINICIAN, user, clinic), Choice())


def _headed(rows: Any, now: datetime, form: str) -> Any:
    """The key as text: nobody needs most of them as more."""
    rows = rows.annotate(key=Cast("pk", TextField()), current=_current(now, form)).order_by(*ORDER)
    return rows.values_list("key", "summary__need", "summary__reviewed", "current")


LIKE: Final = {"user": uuid.UUID(int=1), "clinic": uuid.UUID(int=2)}
KEYS: Final = {f"key_{n}": uuid.UUID(int=1000 + n) for n in range(PAGE)}
_heads: Prepared[Head] = Prepared(
    lambda user, clinic, now, form: _headed(_plain_rows(user, clinic), now, form),
    **LIKE,
    form="an example of a form",
    now=datetime(2000, 1, 1, tzinfo=UTC),
)
_first_lines: Prepared[tuple[Any, ...]] = Prepared(
    lambda user, clinic: _lines(_summed_up(_plain_rows(user, clinic))), **LIKE
)
_lines_by_key: Prepared[tuple[Any, ...]] = Prepared(
    lambda user, clinic, **keys: _lines(
        _summed_up(_plain_rows(user, clinic).filter(pk__in=list(keys.values())))
    ),
    **LIKE,
    **KEYS,
)


def views_of(user: User) -> list[tuple[str, str]]:
    """The person's own views: name and filters."""
    return _views(user=user.pk)


_views: Prepared[tuple[str, str]] = Prepared(
    lambda user: WorklistView.objects.filter(user_id=user).order_by("name").values_list("name", "query"),
    user=uuid.UUID(int=1),
)


def line_of(user: User, patient_id: uuid.UUID) -> Line | None:
    """One line of the list."""
    rows = patients_of(user, Choice()).filter(pk=patient_id, summary__isnull=False)
    return next((Line(*row) for row in rows.values_list(*COLUMNS)), None)


def place_of(line: Line) -> str:
    """Where a line stands, as part of an address: it names nobody."""
    return f"{line.reviewed:d}.{line.rank}.{line.pk}"


def _behind(user: User, place: str) -> Q:
    """Everything after a place. Names decide between equals, and are looked up: an address holds none."""
    try:
        reviewed, rank, key = place.split(".")
        mark, number, pk = reviewed == "1", int(rank), uuid.UUID(key)
    except ValueError:
        return Q()
    names = patients_of(user, Choice()).filter(pk=pk).values_list("family_name", "given_name").first()
    if names is None:
        return Q()
    family, given = names
    later_name = Q(family_name__gt=family) | Q(family_name=family, given_name__gt=given)
    equal_name = Q(family_name=family, given_name=given, pk__gt=pk)
    same = Q(summary__reviewed=mark, summary__rank=number)
    later = Q(summary__reviewed=mark, summary__rank__gt=number)
    if not mark:
        later |= Q(summary__reviewed=True)
    return later | (same & (later_name | equal_name))
