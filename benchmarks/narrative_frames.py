"""Frames of whole articles on the Narrative Frames Corpus, cross-validated by article.

    snakemake --cores 1 resources/data/narrative-frames/articles_metadata.tsv \\
        resources/data/narrative-frames/full_annotations.json
    python benchmarks/narrative_frames.py [models/encoder]

Five outer folds; whatever is chosen (thresholds) is chosen in five inner folds of the training part, except the weights
of the combination, which were set on another division into folds (seed 0). With the folder of an encoder, the mean of
its features over an article's sentences enters the combination.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "src"))

import numpy as np  # noqa: E402

from frame_scores import f1_table  # noqa: E402
from narrative_frames_data import FRAMES, read_answers, read_articles  # noqa: E402
from presslens.attribute.items import SentenceItem  # noqa: E402
from presslens.base.bootstrap import resampled_sums  # noqa: E402
from presslens.base.io import read_yaml  # noqa: E402
from presslens.cards.datasets import load_data_set  # noqa: E402
from presslens.classify.methods.frame_cues import CueFrames  # noqa: E402
from presslens.codebook.agencies import load_agencies  # noqa: E402
from presslens.codebook.frames import load_frames  # noqa: E402
from presslens.codebook.sentences import load_sentence_marks  # noqa: E402
from presslens.language.language import load_language  # noqa: E402
from presslens.tokenise.sentences import SentenceSplitter  # noqa: E402

SEED, FOLDS = 20260101, 5
#: Weight of a cue share (in standard deviations) beside the TF-IDF kernel, whose rows have length 1.
CUE_WEIGHT = 0.02


def cue_shares(texts, labels):
    """Share of an article's sentences that carry each frame of the codebook."""
    split = SentenceSplitter(
        load_language("en"),
        load_sentence_marks(PROJECT / "codebook/sentences.yaml"),
        load_agencies(PROJECT / "codebook/agencies.yaml"),
    )
    classifier = CueFrames(load_frames(PROJECT / f"codebook/frames/{label}.yaml" for label in labels))
    shares = []
    for text in texts:
        sentences = [text[start:end] for start, end in split(text)]
        shares.append(classifier.predict_proba([SentenceItem(s) for s in sentences]).mean(axis=0))
    return np.array(shares)


def encoder_means(texts, folder, config):
    """Mean of the encoder's features over the sentences of each article, shape (n_articles, n_features)."""
    from presslens.blind.names import NEEDS, load_mask
    from presslens.classify.methods.encoder.classifier import load_encoder
    from presslens.codebook.codebook import Codebook, part_files

    split = SentenceSplitter(
        load_language("en"),
        load_sentence_marks(PROJECT / "codebook/sentences.yaml"),
        load_agencies(PROJECT / "codebook/agencies.yaml"),
    )
    encoder = load_encoder(folder)
    mask = load_mask(Codebook(path for part in NEEDS for path in part_files(part, config, PROJECT / "codebook")))
    pieces, article = [], []
    for number, text in enumerate(texts):
        for start, end in split(text):
            pieces.append(encoder.pieces.sentence(mask.mask_text(text[start:end])))
            article.append(number)
    features = encoder.features(pieces)
    # The first block is that of a marked mention, which a sentence read as a whole has none of.
    features = features[:, encoder.n_features // 3 :]
    return np.array([features[np.array(article) == number].mean(axis=0) for number in range(len(texts))])


def best_threshold(scores, truth):
    """The threshold with the highest F1 among about sixty between the scores."""
    places = np.unique(scores)
    between = (places[1:] + places[:-1]) / 2
    between = between[:: max(1, len(between) // 60)]
    if not len(between):
        return scores.max()
    given = scores[:, None] >= between
    f1 = 2 * (given & truth[:, None]).sum(axis=0) / (given.sum(axis=0) + truth.sum())
    return between[np.argmax(f1)]


def logistic(train, truth, held_out, penalty):
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=penalty, class_weight="balanced", solver="liblinear")
    return model.fit(train, truth).decision_function(held_out)


def kernel_ridge(kernel, target, held_out):
    mean = target.mean()
    return held_out @ np.linalg.solve(kernel + np.eye(len(kernel)), target - mean) + mean


def standardised(scores, like):
    return (scores - like.mean()) / like.std()


def answers_of(texts, truth, shares, answers, extra, mapped, min_share):
    """Answers of every method, each shape (n_articles, 5), out of fold."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.model_selection import KFold, StratifiedKFold

    names = ["majority", "rule", "tfidf", "tfidf tuned", "one cue share", "cue shares", "combined"]
    given = {name: np.zeros(truth.shape, dtype=bool) for name in names}
    given["rule"] = shares[:, mapped] >= min_share
    cues = (shares - shares.mean(axis=0)) / shares.std(axis=0)
    dense = CUE_WEIGHT * cues @ cues.T
    if extra is not None:
        centred = (extra - extra.mean(axis=0)) / np.maximum(extra.std(axis=0), 1e-9)
        dense = dense + centred @ centred.T / centred.shape[1]
    texts = np.array(texts, dtype=object)
    for train, test in KFold(FOLDS, shuffle=True, random_state=SEED).split(texts):
        vectoriser = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
        words, new_words = vectoriser.fit_transform(texts[train]), vectoriser.transform(texts[test])
        kernel = (words @ words.T).toarray() + dense[np.ix_(train, train)]
        new_kernel = (new_words @ words.T).toarray() + dense[np.ix_(test, train)]
        for column in range(truth.shape[1]):
            held, soft = truth[train, column], answers[train, column]
            scorers = {
                "tfidf tuned": lambda a, b, h=held, w=words: logistic(w[a], h[a], w[b], 1.0),
                "cue shares": lambda a, b, h=held, t=train: logistic(cues[t[a]], h[a], cues[t[b]], 0.1),
                "ridge": lambda a, b, s=soft, k=kernel: kernel_ridge(k[np.ix_(a, a)], s[a], k[np.ix_(b, a)]),
            }
            inner = {name: np.zeros(len(train)) for name in scorers}
            for a, b in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(train, held):
                for name, score in scorers.items():
                    inner[name][b] = score(a, b)
            outer = {
                "tfidf tuned": logistic(words, held, new_words, 1.0),
                "cue shares": logistic(cues[train], held, cues[test], 0.1),
                "ridge": kernel_ridge(kernel, soft, new_kernel),
            }
            inner["one cue share"], outer["one cue share"] = shares[train, mapped[column]], shares[test, mapped[column]]
            pair = ("tfidf tuned", "ridge")
            outer["combined"] = sum(standardised(outer[name], inner[name]) for name in pair)
            inner["combined"] = sum(standardised(inner[name], inner[name]) for name in pair)
            given["majority"][test, column] = 2 * held.sum() > len(held)
            given["tfidf"][test, column] = outer["tfidf tuned"] > 0
            for name in ("tfidf tuned", "one cue share", "cue shares", "combined"):
                given[name][test, column] = outer[name] >= best_threshold(inner[name], held)
    return given


def difference(truth, first, second, rng):
    """Difference of two macro-F1 with its interval, both scored on the same resampled articles."""
    cells = [(truth & a, truth, a) for a in (first, second)]
    n = truth.shape[1]
    sums = np.concatenate([part for cell in cells for part in cell], axis=1).astype(float)
    drawn = np.concatenate([sums.sum(axis=0, keepdims=True), resampled_sums(sums, 2000, rng)])
    macro = [
        (2 * drawn[:, i : i + n] / np.maximum(1, drawn[:, i + n : i + 2 * n] + drawn[:, i + 2 * n : i + 3 * n])).mean(
            axis=1
        )
        for i in (0, 3 * n)
    ]
    gain = macro[0] - macro[1]
    return gain[0], *np.quantile(gain[1:], [0.025, 0.975])


def main(encoder: Path | None) -> None:
    folder = PROJECT / "resources/data/narrative-frames"
    card = load_data_set(PROJECT / "data/narrative-frames.yaml")
    articles = read_articles(card.checked(folder / "articles_metadata.tsv"))
    answers = read_answers(card.checked(folder / "full_annotations.json"), articles)
    config = read_yaml(PROJECT / "config.yaml")
    extra = None
    if encoder:
        extra = encoder_means(articles.texts, encoder, config)
    truth, labels = articles.frames, config["frames"]
    mapped = [labels.index(frame) for frame in FRAMES.values()]
    shares = cue_shares(articles.texts, labels)
    given = answers_of(articles.texts, truth, shares, answers, extra, mapped, config["estimate"]["article_frame_share"])
    print(f"{len(truth)} articles; left out: {dict(articles.excluded)}\n")
    print(
        "| method | " + " | ".join(f"{name} ({n})" for name, n in zip(FRAMES, truth.sum(axis=0), strict=True)), end=""
    )
    print(" | macro-F1 |\n|---|" + "---|" * (truth.shape[1] + 1))
    for name, answer in given.items():
        rows = f1_table(truth, answer, list(FRAMES), articles.identifiers, np.random.default_rng(SEED))
        cells = " | ".join(f"{100 * row['f1']:.1f}" for row in rows[:-1])
        mean = rows[-1]
        print(f"| {name} | {cells} | {100 * mean['f1']:.1f} [{100 * mean['low']:.1f}, {100 * mean['high']:.1f}] |")
    for other in ("tfidf", "tfidf tuned"):
        gain = difference(truth, given["combined"], given[other], np.random.default_rng(SEED))
        print(f"\ncombined less {other}: {100 * gain[0]:.1f} [{100 * gain[1]:.1f}, {100 * gain[2]:.1f}]")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
