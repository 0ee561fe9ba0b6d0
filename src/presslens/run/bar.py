"""How far a run is, as a bar on a terminal; nothing anywhere else."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

from presslens.run.progress import FOLDER, PAUSE, under_way

_PROGRESS = ".snakemake/presslens/progress"


class Bar:
    """Jobs done of those that there are, and how far those are that say so; it stands below the lines that are said."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._on = False

    def prepare(self) -> None:
        """Have jobs say how far they are, if somebody can see it."""
        if sys.stderr is None:  # closed before the run began: Snakemake and libraries write there all the same
            sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open as long as the run
        self._on = sys.stderr.isatty()
        if self._on:
            shutil.rmtree(_PROGRESS, ignore_errors=True)
            Path(_PROGRESS).mkdir(parents=True)
            os.environ[FOLDER] = os.path.abspath(_PROGRESS)

    def say(self, line: str) -> None:
        """Print a line above the bar; where nobody can read it any more (a closed pipe), the run goes on."""
        try:
            if self._bar is not None:
                self._bar.write(line, file=sys.stderr)
            else:
                print(line, file=sys.stderr, flush=True)
        except (OSError, ValueError):
            self._on, self._bar = False, None
            sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open as long as the run

    def show(self, total: int) -> None:
        """Begin; ``total`` counts jobs."""
        if not self._on or self._bar is not None:
            return
        from tqdm import tqdm

        form = "{l_bar}{bar:20}| {n_fmt} of {total_fmt} {desc}"
        self._bar = tqdm(total=total, file=sys.stderr, leave=False, bar_format=form)
        threading.Thread(target=self._watch, daemon=True).start()

    def set(self, done: int, total: int) -> None:
        """So many jobs are done, of so many."""
        if self._bar is not None:
            self._bar.total, self._bar.n = total, done
            self._bar.refresh()

    def hide(self) -> None:
        """Take it off the screen."""
        if self._bar is not None:
            bar, self._bar = self._bar, None
            bar.close()

    def _watch(self) -> None:
        pause = threading.Event()
        while (bar := self._bar) is not None:
            far = "; ".join(f"{rule} {done:,} of {total:,}" for rule, done, total in under_way(_PROGRESS))
            bar.set_description_str(far[: max(0, shutil.get_terminal_size().columns - 50)])
            pause.wait(PAUSE)
