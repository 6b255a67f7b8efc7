"""The reference pages in docs/reference/, written from the code itself so that they cannot be wrong."""

from collections.abc import Iterator, Sequence

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from rehab.accounts.policy import Policy
from rehab.audit.events import Event
from rehab.lib.states import Transitions
from rehab.web.policies import THIRD_PARTY

HEAD = "<!-- Written by `manage.py reference`; edit the code, not this page. -->\n\n"


def pages() -> dict[str, str]:
    """File name → text of every reference page."""
    with translation.override("en"):
        return {
            "doors.md": HEAD + doors(),
            "states.md": HEAD + states(),
            "data.md": HEAD + data(),
            "events.md": HEAD + events(),
        }


def patterns(
    resolver: URLResolver, prefix: str = "/", space: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """Path, full name and pattern of every URL."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, path, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield path, f"{space}{entry.name}", entry


def doors() -> str:
    """Every URL, who may use it, over which rows, and what it leaves in the audit trail."""
    rows = []
    for path, name, entry in patterns(get_resolver()):
        policy: Policy | None = getattr(entry.callback, "policy", None) or THIRD_PARTY.get(name)
        if settings.DEMO is False and path.startswith("/demo/"):
            continue
        if policy is None:
            rows.append((path, name, "nobody", "", "", ""))
        else:
            event = policy.audit.key if policy.audit else ""
            rows.append((path, name, policy.audience.key, policy.rows, " ".join(policy.methods), event))
    return _page("Doors", "Every URL and its policy. A view without one is refused.", ROW_DOORS, sorted(rows))


ROW_DOORS = ("path", "name", "who", "over which rows", "methods", "event of a read")


def states() -> str:
    """Every state table as a diagram."""
    parts = ["# States\n\nWhich state may follow which. A state without an arrow out is an end.\n"]
    for name, transitions in sorted(Transitions.known.items()):
        arrows = [f"  {now} --> {then}" for now, after in transitions.table.items() for then in sorted(after)]
        ends = [f"  {now} --> [*]" for now, after in transitions.table.items() if not after]
        first = next(iter(transitions.table))
        diagram = "\n".join(["stateDiagram-v2", f"  [*] --> {first}", *arrows, *ends])
        parts.append(f"\n## {name}\n\n```mermaid\n{diagram}\n```\n")
    return "".join(parts)


def data() -> str:
    """Every table with its fields, types and whether they are personal."""
    parts = ["# Data\n\nEvery table and field. A field is personal when it says something about a person.\n"]
    for model in sorted(_ours(), key=lambda m: m._meta.label):
        parts.append(f"\n## {model._meta.label}\n\n{_first_paragraph(model)}\n\n")
        personal = model.personal_fields  # type: ignore[attr-defined]
        fields = [
            (f.name, f.get_internal_type(), "yes" if f.null else "", "yes" if f.name in personal else "")
            for f in model._meta.concrete_fields
        ]
        parts.append(_table(("field", "type", "may be unknown", "personal"), fields))
        rules = [c.name for c in model._meta.constraints]
        if rules:
            parts.append("\nThe database holds: " + ", ".join(f"`{name}`" for name in rules) + ".\n")
    return "".join(parts)


def events() -> str:
    """Every kind of audit event."""
    rows = [(e.key, "write" if e.writes else "read", str(e.sentence)) for e in Event.known.values()]
    return _page(
        "Audit events", "What the audit trail can say.", ("event", "kind", "somebody …"), sorted(rows)
    )


def _ours() -> list[type[Model]]:
    return [m for m in apps.get_models() if hasattr(m, "personal_fields")]


def _first_paragraph(model: type[Model]) -> str:
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def _page(title: str, lead: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return f"# {title}\n\n{lead}\n\n{_table(head, rows)}"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
