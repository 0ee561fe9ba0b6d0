"""How large the reader of twenty thousand articles is, and how fast its list opens: python benchmarks/reader.py [n]."""

import os
import random
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "src")]

from playwright.sync_api import sync_playwright  # noqa: E402
from tests.browser import made  # noqa: E402
from tests.browser.conftest import CARD, SENTENCES  # noqa: E402


def articles(n: int):
    """Articles of five to fifteen sentences, which name a target eleven times on the average."""
    draws = random.Random(3)
    for number in range(n):
        text = " ".join(draws.choice(SENTENCES) for _ in range(draws.randint(5, 15)))
        yield made.article(number, text, outlet=f"Outlet {draws.randint(1, 40)}", title=f"Report {number} on the talks")


def main(n: int) -> None:
    """Make the corpus, its reader, and open the pages."""
    root = Path(tempfile.mkdtemp())
    try:
        begin = time.perf_counter()
        made.make_corpus(root, list(articles(n)), CARD)
        print(f"corpus of {n:,} articles: {time.perf_counter() - begin:.0f} s")
        begin, used = time.perf_counter(), time.process_time()
        folder = made.make_reader(root)
        files = [path for path in folder.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        took = f"{time.perf_counter() - begin:.0f} s, {time.process_time() - used:.0f} s of CPU"
        print(f"reader: {took}; {len(files)} files, {size / 1e6:.1f} MB; peak {peak} MB, with the corpus's")
        print(f"data/index.js: {(folder / 'data/index.js').stat().st_size / 1e6:.1f} MB")
        with sync_playwright() as playwright:
            path = os.environ.get("PRESSLENS_BROWSER") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            for address in ("index.html", "article.html#7", "trace.html#sentiment_by_outlet"):
                page = browser.new_page()
                measured = page.context.new_cdp_session(page)
                measured.send("Performance.enable", {"timeDomain": "threadTicks"})
                begin = time.perf_counter()
                page.goto(f"{folder.as_uri()}/{address}")
                page.wait_for_selector("#app[data-ready] main h1")
                page.wait_for_selector("td, #text mark")
                wall = time.perf_counter() - begin
                found = {one["name"]: one["value"] for one in measured.send("Performance.getMetrics")["metrics"]}
                heap = found["JSHeapUsedSize"] / 1e6
                print(f"{address}: {wall:.2f} s, {found['TaskDuration']:.2f} s of CPU, {heap:.0f} MB of JavaScript")
            browser.close()
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
