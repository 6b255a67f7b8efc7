"""The starter exercises in Spanish, gathered from the files beside this one."""

from collections.abc import Mapping
from typing import Any, Final

from programs.starter.es.aerobic import AEROBIC
from programs.starter.es.attention import ATTENTION
from programs.starter.es.balance import BALANCE
from programs.starter.es.breathing import BREATHING
from programs.starter.es.everyday import EVERYDAY
from programs.starter.es.flexibility import FLEXIBILITY
from programs.starter.es.limbs import LIMBS
from programs.starter.es.nerves import NERVES
from programs.starter.es.relaxing import RELAXING_PRACTICES
from programs.starter.es.set_up import SET_UPS
from programs.starter.es.strength import STRENGTH
from programs.starter.es.touch import TOUCH
from programs.starter.es.words import Words, fields_of
from programs.starter.exercises import BY_ID

WORDS: Final[dict[str, Words]] = (
    AEROBIC
    | STRENGTH
    | LIMBS
    | BALANCE
    | FLEXIBILITY
    | NERVES
    | TOUCH
    | EVERYDAY
    | BREATHING
    | ATTENTION
    | RELAXING_PRACTICES
    | SET_UPS
)
SPANISH: Final[dict[str, Mapping[str, Any]]] = {
    external_id: fields_of(said, BY_ID[external_id]) for external_id, said in WORDS.items()
}
