"""`make screens`: pictures of every page at 390 and 1280 px, light and dark, into docs/screens/.

Arguments choose pages by a part of their name: `make screens ARGS="overview today"`.
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.pages import PAGES, PageOf, ids
from tests.site import ROOT, Site, running_site
from tools import chromium

FOLDER = ROOT / "docs" / "screens"
VIEWS = [(width, theme) for width in (390, 1280) for theme in ("light", "dark")]
WIDEST = {390: 273, 1280: 544}  # all of them together stay under 5 MB
TALLEST = 490


def main() -> None:
    wanted = [page for page in PAGES if not sys.argv[1:] or any(word in page.name for word in sys.argv[1:])]
    if not sys.argv[1:]:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_site("steady_screens") as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.ARGUMENTS)
        for person in sorted({page.person or "" for page in wanted}):
            for width, theme in VIEWS:
                take(browser, site, person, width, theme, [p for p in wanted if (p.person or "") == person])
        browser.close()
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    print(f"{len(list(FOLDER.iterdir()))} pictures, {size / 1e6:.1f} MB in docs/screens/")


def take(browser: Browser, site: Site, person: str, width: int, theme: str, pages: list[PageOf]) -> None:
    """Open a window as this person and take their pages."""
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": width, "height": 844},
        color_scheme="dark" if theme == "dark" else "light",
        locale="en-GB",
    )
    page = context.new_page()
    if person:
        page.goto("/accounts/login/")
        page.locator(f'form[action$="/demo/enter/{person}/"] button').click()
        page.wait_for_load_state()
    names = ids(site)
    for one in pages:
        page.goto(one.path.format(**names))
        page.wait_for_load_state("networkidle")
        path = FOLDER / f"{one.surface}-{one.name}-{width}-{theme}.webp"
        save(page.screenshot(full_page=True), path, WIDEST[width])
    context.close()


def save(png: bytes, path: Path, wide: int) -> None:
    """Keep the picture small: WebP, so many pixels wide and at most TALLEST high."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    size = wide, round(picture.height * wide / picture.width)
    picture = picture.resize(size, Image.Resampling.LANCZOS)
    picture.crop((0, 0, wide, min(picture.height, TALLEST))).save(path, "WEBP", quality=28, method=6)


if __name__ == "__main__":
    main()
