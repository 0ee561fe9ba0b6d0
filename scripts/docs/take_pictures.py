"""Take the pictures of README.md anew: reader of the seeds, report and paper of FA-KES. Needs a browser and pdftoppm.

Browsers draw letters with the fonts of their machine: pictures may differ by pixels, and no check compares them.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PICTURES = PROJECT / "docs/pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
#: Name of a picture, the page, keys pressed on it, where it is scrolled to, width and height in pixels.
PAGES = (
    ("reader", "reader/seeds/article.html#0", "jjjj", "", 1280, 760),
    ("report", "results/fa-kes/report/index.html", "", "#f-sentiment_by_outlet", 1180, 1000),
)
PAPER, PAGE = "results/fa-kes/paper.pdf", 4


def main() -> int:
    """Take them all; 1 where something it needs is not there."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    missing = [
        page for page in (*(page for _, page, *_ in PAGES), PAPER) if not (PROJECT / page.partition("#")[0]).is_file()
    ]
    if browser is None or shutil.which("pdftoppm") is None or missing:
        print(f"pictures: needs chromium, pdftoppm, and these made: {', '.join(missing) or 'nothing'}", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name, page, keys, place, width, height in PAGES:
            shown = opened.new_page(viewport={"width": width, "height": height}, color_scheme="light")
            shown.goto(
                (PROJECT / page.partition("#")[0]).as_uri() + ("#" + page.partition("#")[2] if "#" in page else "")
            )
            shown.wait_for_timeout(800)
            for key in keys:
                shown.keyboard.press(key)
                shown.wait_for_timeout(300)
            if place:
                shown.locator(place).scroll_into_view_if_needed()
                shown.evaluate("place => document.querySelector(place).scrollIntoView()", place)
            shown.screenshot(path=PICTURES / f"{name}.png")
        opened.close()
    with tempfile.TemporaryDirectory() as folder:
        options = ["-r", "80", "-png", "-singlefile", "-f", str(PAGE), "-l", str(PAGE)]
        subprocess.run(["pdftoppm", *options, PROJECT / PAPER, Path(folder) / "paper"], check=True)
        shutil.copy(Path(folder) / "paper.png", PICTURES / "paper.png")
    for name in ("reader", "report", "paper"):
        path = PICTURES / f"{name}.png"
        with Image.open(path) as picture:
            few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
