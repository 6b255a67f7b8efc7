"""House rules that hold for every model."""

from django.apps import apps
from django.db.models import Model

from rehab.lib.states import Transitions
from tests.tables import every

ROOMS = [
    "rehab.audit",
    "rehab.accounts",
    "rehab.notifications",
    "rehab.media",
    "rehab.publishing",
    "patients",
    "education",
    "programs",
]
OURS = [
    m
    for m in apps.get_models()
    if m.__module__.split(".")[0] in {"rehab", "patients", "education", "programs"}
]


def height(model: type[Model]) -> int:
    """How high the model's room is; 0 for another package's model."""
    name = model._meta.app_config.name
    return ROOMS.index(name) + 1 if name in ROOMS else 0


@every("model", rows=OURS, called=lambda m: m.__name__)
def test_every_field_is_declared_personal_or_not(model):
    fields = {f.name for f in model._meta.concrete_fields}
    assert model.personal_fields | model.plain_fields == fields
    assert model.personal_fields & model.plain_fields == set()


@every("model", rows=OURS, called=lambda m: m.__name__)
def test_foreign_keys_point_down(model):
    for field in model._meta.concrete_fields:
        if field.related_model is not None:
            assert height(field.related_model) <= height(model), f"{model.__name__}.{field.name} points up"


@every("model", rows=OURS, called=lambda m: m.__name__)
def test_every_model_says_what_it_is(model):
    assert model.__doc__ and not model.__doc__.startswith(f"{model.__name__}(")


def leads_to_a_patient(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> bool:
    """Whether rows of this model belong to one patient."""
    if model._meta.label == "patients.Patient":
        return True
    up = [f.related_model for f in model._meta.concrete_fields if f.many_to_one or f.one_to_one]
    return any(leads_to_a_patient(m, seen | {model}) for m in up if m not in seen and m in OURS)


@every("model", rows=[m for m in OURS if leads_to_a_patient(m)], called=lambda m: m.__name__)
def test_rows_of_a_patient_have_one_window(model):
    assert hasattr(model.objects.all(), "visible_to")


@every("model", rows=OURS, called=lambda m: m.__name__)
def test_constraints_and_indexes_have_names_of_their_own(model):
    names = [c.name for c in model._meta.constraints] + [i.name for i in model._meta.indexes]
    assert all(name and not name.endswith("_uniq") for name in names)


@every("transitions", rows=Transitions.known.values(), called=lambda t: t.name)
def test_a_state_table_is_total(transitions):
    """Every state has a line, every target is a state, and every state but the first can be reached."""
    states = set(transitions.table)
    targets = set().union(*transitions.table.values())
    enum = type(next(iter(transitions.table)))
    assert states == set(enum)
    assert targets <= states
    assert states - targets <= {next(iter(transitions.table))}
