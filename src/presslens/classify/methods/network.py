"""Networks in ONNX: looked through before they are loaded, and run within limits of time and memory.

A network of an encoder is a fixed number of steps. One that holds programs (loops, branches, functions), names other
files, or claims more numbers than its file has is refused before anything of it runs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, readable
from presslens.base.io import read_bytes
from presslens.classify.methods.network_file import inspect_network

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession

#: Bytes of a file.
MAX_BYTES = 2**31 - 1
#: Seconds that one run takes at most; a step is not interrupted, so that it may be one step longer.
MAX_SECONDS = 120.0
#: Bytes that loading and running may take besides the network itself.
MAX_MEMORY = 4 * 2**30


class Network:
    """A network that has been looked through and loaded.

    Parameters
    ----------
    path
        An ONNX file that holds all of its weights.
    threads
        Threads of one computation.
    data
        The bytes of the file, where they are at hand; ``path`` says where they are from.
    is_optimised
        Whether the runtime may join and replace steps. What it puts in their place may compute otherwise on each
        processor; a network whose steps do not is run as it stands.

    Raises
    ------
    InputError
        It is no such file, or cannot be loaded within the limits.
    """

    def __init__(
        self, path: str | Path, threads: int = 1, data: bytes | None = None, is_optimised: bool = True
    ) -> None:
        import numpy as np

        self._path = path
        data = read_bytes(path, MAX_BYTES) if data is None else data
        inspect_network(data, path)
        with self._limited("is no network", "an ONNX file that holds it all", len(data)):
            self._session = _session(Path(path), data, threads, is_optimised=False)
        # Once as it stands, step by step, since that can be stopped: to optimise it computes what is constant in it,
        # which cannot.
        self.run({name: np.ones((1, 4), np.int64) for name in self.inputs})
        if not is_optimised:
            return
        with self._limited("is no network", "an ONNX file that holds it all", len(data)):
            self._session = _session(Path(path), data, threads)

    @property
    def inputs(self) -> set[str]:
        """Names of what it takes."""
        return {given.name for given in self._session.get_inputs()}

    @property
    def output_shape(self) -> list[int | str | None]:
        """Shape of its first output; a length that depends on the input is a name or None."""
        return list(self._session.get_outputs()[0].shape or ())

    def run(self, arrays: Mapping[str, np.ndarray], output: str | None = None) -> np.ndarray:
        """The output of that name, or the first.

        Raises
        ------
        InputError
            The network cannot be run on these arrays within the limits.
        """
        from onnxruntime import RunOptions

        asked = "a network that takes whole numbers of 64 bits, one row for each sentence, of any length"
        options = RunOptions()
        with self._limited("cannot be run", asked, stop=lambda: setattr(options, "terminate", True)):
            return self._session.run(None if output is None else [output], dict(arrays), options)[0]

    @contextmanager
    def _limited(
        self, failed: str, allowed: str, n_bytes: int = 0, stop: Callable[[], object] | None = None
    ) -> Iterator[None]:
        """Bound the memory of what is done inside, and its time where it can be stopped."""
        is_late = threading.Event()

        def late() -> None:
            is_late.set()
            if stop:
                stop()

        clock = threading.Timer(MAX_SECONDS, late)
        clock.daemon = True
        clock.start()
        try:
            with _memory(MAX_MEMORY + 3 * n_bytes):
                yield
        except Exception as fault:
            if is_late.is_set():
                raise InputError(self._path, f"takes more than {MAX_SECONDS:g} s", "a network for sentences") from None
            raise InputError(self._path, f"{failed} ({readable(str(fault))[:120]})", allowed) from None
        finally:
            clock.cancel()


def _session(path: Path, data: bytes, threads: int, is_optimised: bool = True) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 4
    if not is_optimised:
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    # Else inputs of a product with 8-bit weights are rounded to 8 bits too, and otherwise on each processor.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    # A network that keeps weights in other files could name any of them: there is nothing below a file.
    folder = str(path.resolve() / "none")
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", folder)
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


@contextmanager
def _memory(n_bytes: int) -> Iterator[None]:
    """Let the process take so much more memory at most; where the system has no such limit, nothing is done."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = pages * resource.getpagesize() + n_bytes
    except (ImportError, OSError):
        yield
        return
    if soft != resource.RLIM_INFINITY and soft <= limit:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
