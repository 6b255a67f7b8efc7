"""All instruments by key, in the order in which they are offered."""

from collections.abc import Mapping
from typing import Final

from patients.measures.bpi_sf import BPI_SF
from patients.measures.gad_7 import GAD_7
from patients.measures.gas import GAS
from patients.measures.instrument import Instrument
from patients.measures.isi import ISI
from patients.measures.nrs import NRS
from patients.measures.pcs import PCS
from patients.measures.peg import PEG
from patients.measures.pgic import PGIC
from patients.measures.phq_9 import PHQ_9
from patients.measures.phq_short import PHQ_2, PHQ_4
from patients.measures.pseq import PSEQ, PSEQ_2
from patients.measures.psfs import PSFS
from patients.measures.screening import DN4, PAINDETECT, S_LANSS
from patients.measures.sit_to_stand import SIT_TO_STAND
from patients.measures.tsk_11 import TSK_11
from patients.measures.walk import SIX_MINUTE_WALK, TIMED_UP_AND_GO

INSTRUMENTS: Final[Mapping[str, Instrument]] = {
    one.key: one
    for one in (
        PSFS, GAS, PEG, NRS, PGIC, SIT_TO_STAND, SIX_MINUTE_WALK, TIMED_UP_AND_GO, PSEQ, PSEQ_2, TSK_11, PCS,
        BPI_SF, PHQ_4, PHQ_2, PHQ_9, GAD_7, ISI, DN4, S_LANSS, PAINDETECT,
    )
}  # fmt: skip
