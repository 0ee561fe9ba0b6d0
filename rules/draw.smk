"""Draw. Takes tables and the ledger; gives figures as svg, pdf and png with the plotted numbers as csv."""

DIVERGING_GROUPS = ["outlet", "country", "year"]
OUTLET_QUESTIONS = ["frames", "holder"]


rule draw_sentiment_by_target:
    """In what light each target stands, whoever speaks."""
    input:
        table="results/{corpus}/tables/sentiment_by_target.csv",
        targets=codebook("targets"),
        labels="codebook/labels.yaml",
        nouns="codebook/nouns.yaml",
        validations=validations_of("sentiment", "actor"),
        library=library_of("draw/draw_sentiment_by_target.py"),
    output:
        **figure("sentiment_by_target"),
    log:
        "resources/{corpus}/logs/draw_sentiment_by_target.log",
    conda:
        "../envs/presslens.yaml"
    params:
        facts=table_facts,
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_sentiment_by_target.py"


rule draw_stance_by_holder:
    """Who takes which stance toward whom."""
    input:
        table="results/{corpus}/tables/stance_by_holder.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        actors=codebook("holders"),
        validations=validations_of("stance", "holder", "actor"),
        library=library_of("draw/draw_stance_by_holder.py"),
    output:
        **figure("stance_by_holder"),
    log:
        "resources/{corpus}/logs/draw_stance_by_holder.log",
    conda:
        "../envs/presslens.yaml"
    params:
        facts=table_facts,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_stance_by_holder.py"


rule draw_frames_by_target:
    """In which frames each target stands."""
    input:
        table="results/{corpus}/tables/frames_by_target.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        frames=codebook("frames"),
        validations=validations_of("frames", "actor"),
        library=library_of("draw/draw_frames_by_target.py"),
    output:
        **figure("frames_by_target"),
    log:
        "resources/{corpus}/logs/draw_frames_by_target.log",
    conda:
        "../envs/presslens.yaml"
    params:
        facts=table_facts,
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_frames_by_target.py"


rule draw_article_ribbon:
    """One article, sentence by sentence."""
    input:
        card=card_of,
        table="resources/{corpus}/ledger.parquet",
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        actors=codebook("holders"),
        labels="codebook/labels.yaml",
        validations=validations_of("sentiment", "holder", "actor"),
        library=library_of("draw/draw_article_ribbon.py"),
    output:
        **figure("article_ribbon"),
    log:
        "resources/{corpus}/logs/draw_article_ribbon.log",
    conda:
        "../envs/presslens.yaml"
    params:
        article=config["draw"]["ribbon_article"],
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_article_ribbon.py"


rule draw_sentiment_by_group:
    """In what light each outlet, country of outlets or year shows each target."""
    input:
        table="results/{corpus}/tables/sentiment_by_{group}.csv",
        counts="results/{corpus}/tables/mentions_by_outlet.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        labels="codebook/labels.yaml",
        validations=validations_of("sentiment", "actor"),
        library=library_of("draw/draw_sentiment_by_group.py"),
    output:
        **figure("sentiment_by_{group}", caption="sentiment_by_group"),
    log:
        "resources/{corpus}/logs/draw_sentiment_by_{group}.log",
    wildcard_constraints:
        group="|".join(DIVERGING_GROUPS),
    conda:
        "../envs/presslens.yaml"
    params:
        facts=table_facts,
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_sentiment_by_group.py"


rule draw_shares_by_outlet:
    """Which frames each outlet uses, and whom it lets speak."""
    input:
        table="results/{corpus}/tables/{question}_by_outlet.csv",
        counts="results/{corpus}/tables/mentions_by_outlet.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        actors=codebook("holders"),
        frames=codebook("frames"),
        validations=lambda wildcards: validations_of(wildcards.question, "actor")(wildcards),
        library=library_of("draw/draw_shares_by_outlet.py"),
    output:
        **figure("{question}_by_outlet", caption="shares_by_outlet"),
    log:
        "resources/{corpus}/logs/draw_{question}_by_outlet.log",
    wildcard_constraints:
        question="|".join(OUTLET_QUESTIONS),
    conda:
        "../envs/presslens.yaml"
    params:
        facts=table_facts,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_shares_by_outlet.py"


rule draw_frames_by_holder:
    """In whose words which frames stand when a target is spoken of."""
    input:
        table="results/{corpus}/tables/frames_by_holder.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        actors=codebook("holders"),
        frames=codebook("frames"),
        validations=validations_of("frames", "holder", "actor"),
        library=library_of("draw/draw_frames_by_holder.py"),
    output:
        **figure("frames_by_holder"),
    log:
        "resources/{corpus}/logs/draw_frames_by_holder.log",
    conda:
        "../envs/presslens.yaml"
    params:
        facts=table_facts,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_frames_by_holder.py"


rule draw_frames_over_time:
    """Frames by quarter, with the events of the codebook."""
    input:
        table="results/{corpus}/tables/frames_over_time.csv",
        frames=codebook("frames"),
        events="codebook/events.yaml",
        schemas=schemas("events", "frame"),
        validations=validations_of("frames", "actor"),
        library=library_of("draw/draw_frames_over_time.py"),
    output:
        **figure("frames_over_time"),
    log:
        "resources/{corpus}/logs/draw_frames_over_time.log",
    conda:
        "../envs/presslens.yaml"
    params:
        facts=table_facts,
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_frames_over_time.py"


rule draw_words:
    """Words and phrases that set apart the sentences on a target, or those of a country's outlets."""
    input:
        table="results/{corpus}/tables/words_by_{group}.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        library=library_of("draw/draw_words.py"),
    output:
        **figure("words_by_{group}", caption="words"),
    log:
        "resources/{corpus}/logs/draw_words_by_{group}.log",
    wildcard_constraints:
        group="target|country",
    conda:
        "../envs/presslens.yaml"
    params:
        prior_words=config["estimate"]["prior_words"],
        min_count=config["estimate"]["min_count"],
    script:
        "../scripts/draw/draw_words.py"


rule draw_outlet_and_quoted:
    """The outlet's own voice beside the voices it quotes."""
    input:
        table="results/{corpus}/tables/voices_by_target.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        validations=validations_of("sentiment", "stance", "holder", "actor"),
        library=library_of("draw/draw_outlet_and_quoted.py"),
    output:
        **figure("outlet_and_quoted"),
    log:
        "resources/{corpus}/logs/draw_outlet_and_quoted.log",
    conda:
        "../envs/presslens.yaml"
    params:
        facts=voice_facts,
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_outlet_and_quoted.py"


rule draw_cue_tone_by_outlet:
    """How often each outlet reports each holder with a verb that judges."""
    input:
        table="results/{corpus}/tables/cue_tone_by_outlet.csv",
        counts="results/{corpus}/tables/mentions_by_outlet.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        actors=codebook("holders"),
        validations=validations_of("holder"),
        library=library_of("draw/draw_cue_tone_by_outlet.py"),
    output:
        **figure("cue_tone_by_outlet"),
    log:
        "resources/{corpus}/logs/draw_cue_tone_by_outlet.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/draw/draw_cue_tone_by_outlet.py"


rule draw_hypotheses:
    """The differences found, and whether they are the ones expected."""
    input:
        table="results/{corpus}/tables/hypotheses.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        validations=validations_of("sentiment", "stance", "actor", "holder"),
        library=library_of("draw/draw_hypotheses.py"),
    output:
        **figure("hypotheses"),
    log:
        "resources/{corpus}/logs/draw_hypotheses.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_hypotheses.py"


rule draw_reliability:
    """How the classifiers in use err on annotated mentions, and whether their probabilities can be believed."""
    input:
        confusion=lambda wildcards: checked_tables("confusion", wildcards.corpus),
        reliability=lambda wildcards: checked_tables("reliability", wildcards.corpus),
        validations=lambda wildcards: checked_tables("validation", wildcards.corpus),
        library=library_of("draw/draw_reliability.py"),
    output:
        **figure("reliability"),
    log:
        "resources/{corpus}/logs/draw_reliability.log",
    wildcard_constraints:
        corpus="|".join(ANNOTATED) or "(?!)",
    conda:
        "../envs/presslens.yaml"
    params:
        questions=lambda wildcards: questions_checked(wildcards.corpus),
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw/draw_reliability.py"
