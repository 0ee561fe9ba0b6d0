"""What the encoder costs and how far its probabilities depend on the machine, on the mentions of a built corpus.

    .venv/bin/python benchmarks/encoder.py fa-kes [--mentions 600] [--training-python .venv-training/bin/python]

Three tables: mentions per CPU-second beside the word list, the linear classifier and one pass of a network of
RoBERTa-base's size (12 layers of 768 units, random weights, a sentence at a time, padded to 150 pieces: what published
target-dependent classifiers of news run); the peak memory of a fresh process that encodes the mentions; and the
numbers and probabilities that differ between threads, sizes of batch, and processors with and without AVX-512: none.
RoBERTa's row needs PyTorch and transformers, which the training environment has; the last row needs a C compiler and
a processor that lets CPUID trap (without_avx512.c). A row that cannot be measured says why.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "src"))

SEED, RUNS = 20200305, 3
#: Sentences of one measurement of RoBERTa, and their padded length in pieces.
N_ROBERTA, LENGTH_ROBERTA = 8, 150
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


def codebook():
    """What the encoder is built from."""
    from presslens.base.io import read_yaml
    from presslens.blind.names import NEEDS
    from presslens.codebook.codebook import Codebook, part_files

    config = read_yaml(PROJECT / "config.yaml")
    return Codebook(path for part in NEEDS for path in part_files(part, config, PROJECT / "codebook"))


def cpu_seconds(run):
    """Median and all CPU times of ``run`` in this process, in seconds."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return sorted(times)[RUNS // 2], times


def step(encoder, mask, items):
    """The workflow's step: hide names, cut into pieces, features of each distinct input."""
    from presslens.classify.methods.encoder.classifier import mention_pieces
    from presslens.classify.methods.encoder.features import FeatureStore, item_key, origin_of

    pieces = dict(zip(map(item_key, items), mention_pieces(encoder, mask, items), strict=True))
    return FeatureStore.compute(encoder, pieces, origin_of(encoder, mask))


def classifiers(model):
    """The three shipped classifiers of sentiment."""
    from presslens.classify.methods.encoder.classifier import EncoderSentiment
    from presslens.classify.methods.lexicon import LexiconSentiment
    from presslens.classify.methods.linear.classifier import LinearSentiment

    linear = LinearSentiment.from_config({"model": PROJECT / "models/sentiment_linear"}, codebook())
    return LexiconSentiment(), linear, EncoderSentiment.from_config({"model": model}, codebook())


def speed(model, items, training_python):
    lexicon, linear, encoder = classifiers(model)

    def encode():
        with tempfile.TemporaryDirectory() as folder:
            step(encoder.encoder, encoder.mask, items).write(f"{folder}/features.npz")
            encoder.look_up(f"{folder}/features.npz")
            encoder.predict_proba(items)

    rows = {}
    for name, run in (
        ("lexicon (VADER)", lambda: lexicon.predict_proba(items)),
        ("linear", lambda: linear.predict_proba(items)),
        ("encoder", encode),
    ):
        middle, times = cpu_seconds(run)
        rows[name] = (len(items) / middle, [len(items) / one for one in times])
    arguments = [training_python, __file__, "--roberta-alone"]
    found = subprocess.run(arguments, capture_output=True, text=True, check=False) if training_python else None
    if found is not None and found.returncode == 0:
        per_second = sorted(json.loads(found.stdout))
        rows["RoBERTa-base's size"] = (per_second[len(per_second) // 2], per_second)
    print(f"{len(items)} mentions, one thread, median of {RUNS} runs\n")
    print("| method | mentions per CPU-second | lowest to highest |\n|---|---|---|")
    for name, (middle, every) in rows.items():
        print(f"| {name} | {middle:,.1f} | {min(every):,.1f} to {max(every):,.1f} |")
    if "RoBERTa-base's size" in rows:
        print(f"\nencoder / RoBERTa: {rows['encoder'][0] / rows[next(reversed(rows))][0]:.1f}")
    else:
        why = "no Python with PyTorch was given" if found is None else found.stderr.strip().splitlines()[-1]
        print(f"\nRoBERTa-base's size: not measured ({why})")


def roberta():
    """Sentences per CPU-second of an untrained network of RoBERTa-base's size, one at a time."""
    import torch
    from transformers import RobertaConfig, RobertaModel

    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    settings = RobertaConfig(vocab_size=50265, max_position_embeddings=514, type_vocab_size=1)
    network = RobertaModel(settings, add_pooling_layer=False).eval()
    assert (settings.num_hidden_layers, settings.hidden_size) == (12, 768)
    ids = torch.randint(5, settings.vocab_size, (N_ROBERTA, LENGTH_ROBERTA))

    def run():
        for row in ids:
            network(row[None], attention_mask=torch.ones(1, LENGTH_ROBERTA, dtype=torch.long))

    with torch.inference_mode():
        network(ids[:1])
        print(json.dumps([N_ROBERTA / one for one in cpu_seconds(run)[1]]))


def memory(arguments):
    """Peak memory in MB of this process after it has encoded the mentions as the workflow does."""
    from presslens.blind.names import load_mask
    from presslens.classify.methods.encoder.classifier import load_encoder

    store = step(
        load_encoder(arguments.model),
        load_mask(codebook()),
        corpus_items(arguments.corpus, arguments.mentions, n_longest=64),
    )
    print(len(store), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def features_alone(arguments):
    """Write the features of the mentions, and tell whether NumPy sees AVX-512 (as everything in this process)."""
    import numpy as np
    from numpy._core._multiarray_umath import __cpu_features__

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


def main(arguments):
    n, corpus, model = arguments.mentions, arguments.corpus, arguments.model
    speed(model, corpus_items(corpus, n), arguments.training_python)
    n_distinct, peak = subprocess.run(
        fresh(model, corpus, n, "--memory-alone"), check=True, capture_output=True, text=True
    ).stdout.split()
    print(f"\nPeak memory of a fresh process that encodes them ({n_distinct} distinct): {float(peak):.0f} MB")
    agreement(model, corpus, min(n, 300))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--mentions", type=int, default=600, metavar="N")
    parser.add_argument("--model", type=Path, default=PROJECT / "models/encoder")
    parser.add_argument("--training-python", help="a Python with PyTorch and transformers, for RoBERTa's row")
    for name in ("--roberta-alone", "--memory-alone"):
        parser.add_argument(name, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--features-alone", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.training_python is None and (PROJECT / ".venv-training/bin/python").exists():
        given.training_python = str(PROJECT / ".venv-training/bin/python")
    if given.roberta_alone:
        roberta()
    elif given.corpus is None:
        parser.error("which corpus?")
    elif given.memory_alone:
        memory(given)
    elif given.features_alone:
        features_alone(given)
    else:
        main(given)
