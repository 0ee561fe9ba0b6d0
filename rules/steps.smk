"""The steps of jobs that take several: functions from wildcards to what presslens.run.steps.run_steps is given."""

from presslens.classify import registry
from presslens.codebook.codebook import schema_of
from presslens.codebook.questions import QUESTIONS
from presslens.codebook.words import ENGLISH_CODE, words_file
from presslens.draw.page_settings import PAGE_KEYS
from presslens.exhibits.figures import FIGURES
from presslens.language.capability import Capability
from presslens.run.job import flat
from presslens.study.outputs import codebook_behind, questions_behind, tables_behind, tables_to_choose_by

#: Whether classifiers that are not in use are asked as well.
_MULTIVERSE = config["estimate"]["multiverse"]


#: What is taken out of a corpus for those that are asked about its coded mentions.
CODED_TABLES = ("articles", "sentences", "mentions", "holders")


def code_of(script, *modules):
    """A digest of a script and the library behind it: as a param, it reruns the rule when one changes."""
    return imports.digest(PROJECT / "scripts" / script, *modules)


def outside(steps):
    """Function from wildcards to the files that steps read and none of them makes."""

    def paths(wildcards):
        described = steps(wildcards).values()
        made = set(flat(step["makes"] for step in described))
        return [path for path in dict.fromkeys(flat(step["reads"] for step in described)) if path not in made]

    return paths


def logs_of(folder, names):
    """A log for each step, named as it."""
    return [f"{folder}/logs/{name}.log" for name in names]


def step(script, *modules, reads, makes, told=()):
    """One step; ``modules`` are those that its script loads by name."""
    return {
        "script": script,
        "code": code_of(script, *modules),
        "reads": reads,
        "makes": makes,
        "told": dict(told),
    }


def _shard_tables(wildcards, *names):
    folder = f"resources/{wildcards.corpus}/shards/{wildcards.shard}"
    return {name: f"{folder}/{name}.parquet" for name in names}


def _book(wildcards, *parts):
    """Files of parts of the codebook, with the schemas that check them."""
    return {
        "codebook": study.codebook_files(wildcards.corpus, *parts),
        "schemas": schemas(*map(schema_of, parts)),
    }


def reading_steps(wildcards):
    """What is found in the articles of a shard before anything is judged."""
    spoken, language = study.language_module(wildcards.corpus), {"language": study.language_of(wildcards.corpus)}
    articles, sentences, mentions, tone = (
        _shard_tables(wildcards, name) for name in ("articles", "sentences", "mentions", "tone")
    )
    all_of = f"resources/{wildcards.corpus}"
    return {
        "extract_shard": step(
            "ingest/extract_shard.py",
            # The name of a shard says what is in it: the table of all articles need not be read to its end for that.
            reads={},
            makes=articles,
            told={
                "shard": wildcards.shard,
                "corpus_articles": f"{all_of}/articles.parquet",
                "shards": f"{all_of}/shards.json",
            },
        ),
        "tokenise_articles": step(
            "tokenise/tokenise_articles.py",
            spoken,
            reads=articles | _book(wildcards, "sentences", "agencies"),
            makes=sentences,
            told=language,
        ),
        "locate_mentions": step(
            "locate/locate_mentions.py",
            spoken,
            reads=articles | sentences | _book(wildcards, "targets", "nouns", "countries", "bare_words", "topics"),
            makes=mentions,
            told=language,
        ),
        "attribute_holders": step(
            "attribute/attribute_holders.py",
            spoken,
            reads=articles
            | sentences
            | mentions
            | _book(wildcards, "targets", "nouns", "holders", "speech", "agencies", "countries", "topics"),
            makes=_shard_tables(wildcards, "attributions", "holders"),
            told=language | {"speaks_for": study.speaks_for(wildcards.corpus)},
        ),
        "score_tone": step(
            "classify/score_tone.py",
            reads=articles | sentences,
            makes=tone,
            told={"refused": study.lack(wildcards.corpus, Capability.JUDGEMENT)},
        ),
    }


def answering_steps(wildcards):
    """The answer to each question about a shard, and those of the quick classifiers that are not in use."""
    corpus, models = wildcards.corpus, study.models_on(wildcards.corpus)
    known = _shard_tables(wildcards, "articles", "sentences", "mentions", "holders")
    features = str(Path(known["articles"]).with_name("features.npz"))
    steps = {}
    for name in registry.classifiers():
        question, refused = QUESTIONS[name], study.refused(corpus).get(name, "")
        needs = () if refused else study.needs_in_use(name)
        of_mentions = question.unit == "mention"
        steps[f"classify_{name}"] = step(
            "classify/classify_question.py",
            study.models.module_in_use(name),
            study.language_module(corpus),
            reads={
                "articles": known["articles"],
                "sentences": known["sentences"],
                "mentions": [known["mentions"]] if of_mentions else [],
                "holders": [known["holders"]] if question.sees_holder else [],
                "features": [features] if models.encoder_of(name) else [],
                "heads": study.heads(corpus, name),
                "model": study.model_in_use(corpus, name),
                **_book(wildcards, *needs),
            },
            makes={
                "judgements": _shard_tables(wildcards, name)[name],
                "cues": _shard_tables(wildcards, f"{name}_evidence")[f"{name}_evidence"],
            },
            told={
                "question": name,
                "settings": study.models.settings_in_use(name),
                "labels": list(question.labels_in(study.names(corpus))),
                "refused": refused,
            },
        )
    idle = models.idle if _MULTIVERSE else {}
    steps["ask_others"] = step(
        "classify/ask_others.py",
        study.language_module(corpus),
        *(registry.module_of(question, name) for question, names in idle.items() for name in names),
        reads=known
        | {"model": models.idle_files if idle else []}
        | _book(wildcards, *(study.needs_idle() if idle else [])),
        makes={"answers": _shard_tables(wildcards, "other_answers")["other_answers"]},
        told={"asked": idle},
    )
    return steps


def fitting_steps(wildcards):
    """Heads fitted to a corpus's codes. They are fitted again only where something of what they are fitted to is new."""
    corpus, folder = wildcards.corpus, study.models.encoder
    questions, coded = study.own_heads(corpus), f"resources/{corpus}/heads/coded.npz"
    given = {"annotations": f"resources/{corpus}/annotations.parquet", "model": study.models.encoder_files}
    shards = {name: of_shards(name)(wildcards) for name in ("articles", "sentences", "mentions", "holders")}
    return {
        "read_coded": step(
            "classify/read_coded.py",
            study.language_module(corpus),
            reads=given
            | shards
            | {"features": of_shards("features", suffix="npz")(wildcards)}
            | _book(wildcards, *registry.needs_of("actor", "encoder")),
            makes={"coded": coded},
            told={"questions": questions, "folder": folder},
        ),
        "fit_heads": step(
            "classify/fit_heads.py",
            reads=given | {"coded": coded, "schemas": schemas("encoder")},
            makes={
                "heads": f"resources/{corpus}/heads/heads.npz",
                "described": f"resources/{corpus}/heads/heads.json",
                "out_of_fold": f"resources/{corpus}/heads/out_of_fold.csv",
            },
            told={"questions": questions, "folder": folder},
        ),
    }


def asking_steps(wildcards):
    """Answers of candidates to the coded mentions. They are asked again only where one of these is new."""
    corpus, question = wildcards.corpus, wildcards.question
    coded = {f"coded_{name}": f"resources/{corpus}/coded/{name}.parquet" for name in CODED_TABLES}
    return {
        f"ask_candidates_{question}": step(
            "validate/ask_candidates.py",
            *registry.modules(),
            study.language_module(corpus),
            reads={
                "annotations": f"resources/{corpus}/annotations.parquet",
                "held_out": study.held_out(corpus, question),
                "models": study.models.all_files(question),
                **coded,
                **_book(wildcards, *registry.needs_of(question)),
            },
            makes={"answers": f"resources/{corpus}/candidates_{question}.parquet"},
            told={
                "corpus": corpus,
                "question": question,
                "classify": study.models.settings(question),
                "names": {part: study.names(corpus)[part] for part in ("holders", "frames")},
            },
        )
    }


def drawing_steps(wildcards):
    """Which figures have something to show, and each of them; the files of the others are empty."""
    corpus, coded, draw = wildcards.corpus, study.coded(wildcards.corpus), config["draw"]
    words = words_file(draw.get("language", ENGLISH_CODE))
    texts = {name: f"resources/{corpus}/figures/{name}.json" for name in FIGURES}
    steps = {
        "choose_figures": step(
            "draw/choose_figures.py",
            *sorted({figure.facts.partition(":")[0] for figure in FIGURES.values() if figure.facts}),
            reads={
                "tables": tables_to_choose_by(corpus, coded),
                "coded": f"resources/{corpus}/coded.json",
                "words": words,
                **_book(wildcards, *codebook_behind(FIGURES.values())),
            },
            makes={"figures": f"results/{corpus}/figures.json", "texts": list(texts.values())},
            told={
                "questions": coded,
                "settings": in_words | draw,
                "folder": f"results/{corpus}/figures",
                "refused": list(study.refused(corpus)),
            },
        )
    }
    for name, figure in FIGURES.items():
        # Of a figure of coded questions nothing is there to draw from where none was coded.
        questions = questions_behind(figure, coded)
        steps[f"draw_{name}"] = step(
            "draw/draw_figure.py",
            figure.module,
            reads={
                "tables": tables_behind(figure, corpus, coded) if questions or not figure.coded else [],
                "card": [f"data/{corpus}.yaml"] if "card" in figure.reads else [],
                "validations": study.validations(corpus, *questions),
                "familiarity": study.familiarity(corpus, *questions),
                "text": texts[name],
                "words": words,
                **_book(wildcards, *figure.codebook),
            },
            makes={ending: f"resources/{corpus}/figures/{name}.{ending}" for ending in figure.files},
            told={
                "figure": name,
                "questions": questions,
                "classifiers": {
                    question: classifier
                    for question, classifier in study.models.classifiers.items()
                    if question in figure.questions or figure.coded
                },
                "settings": {key: draw[key] for key in figure.settings},
                "page": {key: value for key, value in draw.items() if key in PAGE_KEYS},
            },
        )
    return steps


def estimating_steps(estimates):
    """Function from wildcards to a step for each of some estimates."""

    def steps(wildcards):
        corpus, decisions = wildcards.corpus, study.models.decisions
        return {
            row.name: step(
                "estimate/estimate_tables.py",
                row.module,
                reads={
                    "tables": [f"resources/{corpus}/{name}.parquet" for name in row.reads],
                    "shards": of_shards(*row.shards)(wildcards) if row.shards else [],
                    "codes": codes_for(row)(wildcards),
                    **_book(wildcards, *row.codebook),
                },
                makes={
                    "csv": [f"results/{corpus}/tables/{table.name}.csv" for table in row.tables],
                    "tex": [f"results/{corpus}/tables/{table.name}.tex" for table in row.tables if table.printed],
                },
                told={
                    "estimate": row.name,
                    "names": {part: study.names(corpus)[part] for part in row.names},
                    "settings": row.settings_in(config["estimate"], decisions),
                    "refused": list(study.refused(corpus)),
                },
            )
            for row in estimates
        }

    return steps
