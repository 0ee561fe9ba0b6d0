"""How large the reader of twenty thousand articles is, and how fast it opens: python benchmarks/reader.py [n] [out].

A hundred made articles go through the pipeline, and come so often that there are ``n``, each time under another name.
A time of the processor is told beside that of sorting a million numbers in the same minute, which is as slow as the
machine is busy. With ``out`` the folder is left there.
"""

import os
import random
import resource
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "src")]

from playwright.sync_api import sync_playwright  # noqa: E402
from tests.browser import made  # noqa: E402
from tests.browser.conftest import CARD, SENTENCES  # noqa: E402

ONCE = 100
ADDRESSES = ("index.html", "article.html#7", "trace.html#sentiment_by_outlet", "trace.html#sentiment_by_target/{cell}")


def articles():
    """Articles of five to fifteen sentences, which name a target eleven times on the average."""
    draws = random.Random(3)
    for number in range(ONCE):
        yield made.article(number, " ".join(draws.choice(SENTENCES) for _ in range(draws.randint(5, 15))))


def measure() -> float:
    """Seconds of the processor that sorting a million numbers takes."""
    numbers = [random.Random(1).random() for _ in range(1_000_000)]
    begin = time.process_time()
    sorted(numbers)
    return time.process_time() - begin


def opened(browser, url: str) -> tuple[float, float, float]:
    """Seconds until content stands there, of the clock and of the page's processor; megabytes of JavaScript."""
    page = browser.new_page()
    measured = page.context.new_cdp_session(page)
    measured.send("Performance.enable", {"timeDomain": "threadTicks"})
    begin = time.perf_counter()
    page.goto(url)
    page.wait_for_selector("#app[data-ready] main h1")
    page.wait_for_selector("[data-n]" if "/" in url.partition("#")[2] else "td, #text mark")
    wall = time.perf_counter() - begin
    found = {one["name"]: one["value"] for one in measured.send("Performance.getMetrics")["metrics"]}
    page.close()
    return wall, found["TaskDuration"], found["JSHeapUsedSize"] / 1e6


def main(n: int, out: str | None) -> None:
    """Make the corpus, its reader, and open the pages, each three times."""
    root = Path(out or tempfile.mkdtemp())
    try:
        used = time.process_time()
        made.make_corpus(root, list(articles()), CARD)
        made.repeat_corpus(root, n // ONCE)
        print(f"corpus of {n:,} articles: {time.process_time() - used:.0f} s of CPU")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        begin, used = time.perf_counter(), time.process_time()
        folder = made.make_reader(root)
        took = f"{time.perf_counter() - begin:.0f} s, {time.process_time() - used:.0f} s of CPU"
        files = [path for path in folder.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"reader: {took}; {len(files)} files, {size / 1e6:.1f} MB; peak {peak} MB ({before} MB before)")
        print(f"data/index.js: {(folder / 'data/index.js').stat().st_size / 1e6:.1f} MB")
        row = made.result(root, "sentiment_by_target").row(0, named=True)
        with sync_playwright() as playwright:
            path = os.environ.get("PRESSLENS_BROWSER") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            for address in ADDRESSES:
                url = f"{folder.as_uri()}/" + address.format(cell=f"{row['target']}%2C{row['sentiment']}")
                times, sorting = zip(*((opened(browser, url), measure()) for _ in range(3)), strict=True)
                wall, cpu, heap = map(statistics.median, zip(*times, strict=True))
                ratio = statistics.median(one[1] / own for one, own in zip(times, sorting, strict=True))
                print(f"{address}: {wall:.2f} s, {cpu:.2f} s of CPU ({ratio:.1f} sorts), {heap:.0f} MB of JavaScript")
            browser.close()
    finally:
        if not out:
            shutil.rmtree(root)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, sys.argv[2] if len(sys.argv) > 2 else None)
