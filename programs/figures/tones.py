"""The colours of figures where no style sheet reaches them: on paper and in a picture file.

static/css/figures.css says the same for the screen, light and dark.
"""

TONES: dict[str, str] = {
    "top": "#2f8583",
    "top-far": "#256b6a",
    "legs": "#48566a",
    "legs-far": "#38445a",
    "shoe": "#2c3440",
    "shoe-far": "#232a34",
    "skin": "#e3b08c",
    "skin-far": "#cf9873",
    "nail": "#f4d5c0",
    "hair": "#5a3d2b",
    "face": "#3a2a22",
    "halo": "#ffffff",
    "floor": "#efeae0",
    "shade": "#e2dccf",
    "prop": "#d9c7a7",
    "prop-side": "#c4ae88",
    "prop-dark": "#a58e68",
    "soft": "#d9b9cf",
    "soft-side": "#c59db8",
    "steel": "#aab3bb",
    "glass": "#cfe3ea",
    "mirror": "#dcebf0",
    "cloud": "#eef3f4",
    "water": "#a9d3de",
    "wall": "#f0ece3",
    "band": "#b7791f",
    "ink": "#1c2430",
    "good": "#3a6636",
    "move": "#7a3b69",
    "paper": "#ffffff",
    "leaf": "#b9cfa6",
    "glow": "#f3dcae",
}
FAINT = {"water": 0.6, "glass": 0.55, "glow": 0.75}
PEOPLE: dict[str, dict[str, str]] = {
    "a": {},
    "b": {
        "skin": "#8d5a3b",
        "skin-far": "#764930",
        "nail": "#b98a6c",
        "hair": "#241a16",
        "face": "#1c120d",
        "top": "#b5653a",
        "top-far": "#96512d",
    },
    "c": {
        "skin": "#f0c9ab",
        "skin-far": "#dcae8c",
        "hair": "#b9b4ab",
        "face": "#4a342a",
        "top": "#7a5a94",
        "top-far": "#634879",
    },
    "d": {
        "skin": "#c08a5e",
        "skin-far": "#a6734b",
        "hair": "#2e2522",
        "face": "#2a1a12",
        "top": "#4f7d46",
        "top-far": "#406739",
    },
}


def tone(name: str, person: str = "a") -> str:
    """The colour of a tone for one of the people."""
    return PEOPLE[person].get(name) or TONES[name]
