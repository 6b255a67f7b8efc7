"""Compile the catalogues into what Django reads. The .mo files are made where they are used, never committed."""

import os
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tools.setup import compiled_stamps
from tools.words import catalogue
from tools.words.promise import LOCALE


def compile_all(folder: Path = LOCALE) -> str:
    """Compile every catalogue that changed since; say in words what was done."""
    done = []
    for stamp in compiled_stamps(folder):
        [path] = stamp.sources
        if not (stamp.fresh() and path.with_suffix(".mo").exists()):
            compile_one(path)
            stamp.write()
            done.append(language_of(path))
    return f"compiled: {', '.join(done)}" if done else "there already"


def language_of(path: Path) -> str:
    """The language of a catalogue, by its folder."""
    return path.parent.parent.name


def compile_one(path: Path) -> None:
    """Write the .mo file in one move: a server that starts meanwhile finds the old one or the new one."""
    language = language_of(path)
    whole = catalogue.read(path, language)
    told = Catalog(locale=language)
    for message in catalogue.without_head(whole):
        if catalogue.is_told(message) and not message.fuzzy:
            told.add(message.id, message.string, context=message.context)
    fresh = path.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as file:
        write_mo(file, told)
    fresh.replace(path.with_suffix(".mo"))
