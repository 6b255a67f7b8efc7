"""The exercise library as the clinical reference prints it: kinds, tags, first doses and arrows."""

LIBRARY = """
E01 aerobic WB
E02 aerobic WB
E03 aerobic WB VIG
E04 aerobic NWB
E05 aerobic NWB
E06 aerobic POOL HEAT
E07 aerobic WB BAL1
E08 strength WB POST
E09 strength WB POST
E10 strength WB VALS
E11 strength WB BAL1
E12 strength WB BAL2
E13 strength NWB
E14 strength NWB VALS
E15 strength WB BAL1
E16 strength NWB HAND
E17 strength WB VALS
E18 strength NWB TOUCH
E19 strength NWB
E20 strength NWB HAND TOUCH
E21 balance WB BAL1
E22 balance WB BAL1
E23 balance WB BAL2
E24 balance WB BAL2
E25 balance WB BAL2
E26 balance WB BAL2
E27 flexibility WB
E28 flexibility NWB ND
E29 flexibility NWB
E30 flexibility NWB POST
E31 neurodynamic NWB ND
E32 neurodynamic NWB ND ND_TENSIONER
E33 neurodynamic NWB ND HAND
E34 neurodynamic NWB ND HAND
E35 desensitisation NWB TOUCH
E36 desensitisation NWB TOUCH
E37 functional WB BAL2 CARD
E38 functional POST
E39 functional WB POST
E40 functional WB VALS HAND
"""
"""The forty of the library: id, kind and precaution tags. E32 loads the nerve, so it wears both nerve tags."""
DOSES = """
E01 3x5min rest2 5/wk
E02 1x15min 5/wk
E03 1x20min 3/wk
E04 3x2min rest1 5/wk
E05 1x10min 3/wk
E06 1x15min 2/wk
E07 3x3min rest1 3/wk
E08 2x8 3/wk
E09 3x8 3/wk
E10 3x8 3/wk
E11 2x10 3/wk
E12 2x6 each 3/wk
E13 2x12 2s each 3/wk
E14 2x10 3/wk
E15 2x10 each 3/wk
E16 2x12 3/wk
E17 2x10 3/wk
E18 2x12 each 3/wk
E19 2x10 5s 3/wk
E20 2x12 each 3/wk
E21 2x1min rest1 3/wk
E22 3x1 20s each 3/wk
E23 3x1 20s each 3/wk
E24 1x4 3/wk
E25 3x1 10s each 3/wk
E26 2x1 each 3/wk
E27 3x1 20s each 3/wk
E28 3x1 20s each 3/wk
E29 2x8 each 3/wk
E30 1x5 each 3/wk
E31 1x10 each 7/wk 2/d
E32 1x6 each 7/wk
E33 1x10 each 7/wk 2/d
E34 1x10 each 7/wk 2/d
E35 1x5min 7/wk 3/d
E36 1x5min 7/wk 3/d
E37 1x1 3/wk
E38 1x2 each 3/wk
E39 3x5min rest3 7/wk
E40 1x5 3/wk
"""
"""The first prescription of each: sets x reps or bouts x minutes, hold, each side, days a week, times a day."""
ARROWS = (
    "E01>E02 E02>E03 E04>E05 E04>E07 E05>E06 E07>E01 E08>E09 E09>E10 E11>E12 E21>E22 E21>E26 "
    "E22>E23 E22>E25 E23>E24 E24>E25 E31>E32"
)
