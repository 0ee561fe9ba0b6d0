"""How far the encoder's features and probabilities depend on the machine, on mentions of a built corpus, and its peak.

    .venv/bin/python benchmarks/encoder.py fa-kes [--mentions 300] [--model models/encoder_light]

The peak memory of a fresh process that encodes the mentions and those in the longest sentences; and the numbers and
probabilities that differ between threads, sizes of batch, and processors with and without AVX-512: none. The last row
needs a C compiler and a processor that lets CPUID trap (without_avx512.c); if it cannot be measured, it says why.
What the encoder costs beside other networks stands in docs/benchmarks.md.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "src"), str(PROJECT / "benchmarks")]

SEED = 20200305
BATCHES = (1, 8, 32)


def corpus_items(corpus, n, n_longest=0):
    """``n`` mentions of a corpus, drawn without replacement, and those in the ``n_longest`` longest sentences."""
    import numpy as np

    from presslens.attribute.items import mention_items
    from presslens.base.io import read_table

    folder = PROJECT / "resources" / corpus
    items = mention_items(*(read_table(folder / f"{name}.parquet") for name in ("articles", "sentences", "ledger")))
    drawn = np.random.default_rng(SEED).permutation(len(items))[:n]
    longest = np.argsort([-len(item.text) for item in items], kind="stable")[:n_longest]
    return [items[i] for i in sorted({*drawn.tolist(), *longest.tolist()})]


def memory(arguments):
    """Peak memory in MB of this process after it has encoded the mentions as the workflow does."""
    from peers.encoders import codebook, step
    from peers.measure import peak_mb
    from presslens.blind.names import load_mask
    from presslens.classify.methods.encoder.classifier import load_encoder

    items = corpus_items(arguments.corpus, arguments.mentions, n_longest=64)
    store = step(load_encoder(arguments.model), load_mask(codebook()), items)
    print(f"Peak memory of a process that encodes {len(store)} distinct inputs: {peak_mb():.0f} MB", flush=True)


def features_alone(arguments):
    """Write the features of the mentions, and tell whether NumPy sees AVX-512 (as everything in this process)."""
    import numpy as np
    from numpy._core._multiarray_umath import __cpu_features__

    from peers.encoders import codebook
    from presslens.blind.names import load_mask
    from presslens.classify.methods.encoder.classifier import load_encoder, mention_pieces

    encoder, mask = load_encoder(arguments.model), load_mask(codebook())
    items = corpus_items(arguments.corpus, arguments.mentions, n_longest=10)
    np.save(arguments.features_alone, encoder.features(mention_pieces(encoder, mask, items)))
    print(__cpu_features__["AVX512F"])


def without_avx512(model, corpus, n):
    """Features from a process in which AVX-512 is hidden, or why there are none."""
    import numpy as np
    from numpy._core._multiarray_umath import __cpu_features__

    if not __cpu_features__["AVX512F"]:
        return None, "this processor has none"
    with tempfile.TemporaryDirectory() as folder:
        library, found = f"{folder}/without_avx512.so", f"{folder}/features.npy"
        source = str(Path(__file__).with_name("without_avx512.c"))
        try:
            subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source], check=True, capture_output=True)
            done = subprocess.run(
                fresh(model, corpus, n, "--features-alone", found),
                env={**os.environ, "LD_PRELOAD": library},
                check=True,
                capture_output=True,
                text=True,
            )
        except (OSError, subprocess.CalledProcessError) as fault:
            return None, f"{fault}"
        if done.stdout.strip() != "False":
            return None, "this processor does not let CPUID trap"
        return np.load(found), ""


def fresh(model, corpus, n, *what):
    """The command that runs this script in a process of its own."""
    return [sys.executable, __file__, corpus, "--model", str(model), "--mentions", str(n), *what]


def agreement(model, corpus, n):
    import numpy as np

    from peers.encoders import codebook
    from presslens.blind.names import load_mask
    from presslens.classify.methods.encoder.classifier import mention_pieces, model_heads
    from presslens.classify.methods.encoder.heads import BESIDE
    from presslens.classify.methods.encoder.model import BATCH, Encoder

    items = corpus_items(corpus, n, n_longest=10)
    mask, heads = load_mask(codebook()), model_heads(model)
    encoder = Encoder(model)
    pieces = mention_pieces(encoder, mask, items)
    plain = encoder.features(pieces)
    others = {f"batches of {size}": encoder.features(pieces, size) for size in BATCHES if size != BATCH}
    others["2 threads"] = Encoder(model, threads=2).features(pieces)
    hidden, why = without_avx512(model, corpus, n)
    if hidden is not None:
        others["AVX-512 hidden"] = hidden
    print(f"\nHow many features differ from those of one thread and batches of {BATCH}, over {len(items)} mentions,")
    print("and the largest differences of features and probabilities\n")
    names = ["features that differ", "features", *heads]
    print("| | " + " | ".join(names) + " |" + "\n|---" + "|---" * len(names) + "|")
    groups = np.zeros(len(items), int)
    for name, found in others.items():
        cells = [np.abs(found - plain).max()]
        n_other = int((found != plain).sum())
        for question, head in heads.items():
            # What a head reads beside the features is the same on every machine: nought here.
            beside = ((0, 0), (0, BESIDE.get(question, 0)))
            one, other = np.pad(found, beside), np.pad(plain, beside)
            # Every layer of a head is asked for every mention: who speaks plays no part here.
            per_group = [
                np.abs(head.probabilities(one, groups + g) - head.probabilities(other, groups + g)).max()
                for g in range(len(head.weights))
            ]
            cells.append(max(per_group))
        print(f"| {name} | {n_other} | " + " | ".join(f"{cell:.1e}" for cell in cells) + " |")
    if hidden is None:
        print(f"\nAVX-512 hidden: not measured ({why})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("--mentions", type=int, default=300, metavar="N")
    parser.add_argument("--model", type=Path, default=PROJECT / "models/encoder")
    parser.add_argument("--features-alone", help=argparse.SUPPRESS)
    parser.add_argument("--memory-alone", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.features_alone:
        features_alone(given)
    elif given.memory_alone:
        memory(given)
    else:
        subprocess.run(fresh(given.model, given.corpus, given.mentions, "--memory-alone"), check=True)
        agreement(given.model, given.corpus, given.mentions)
