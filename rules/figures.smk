"""Draw. Takes tables and the ledger; gives figures as svg, pdf and png with the plotted numbers as csv."""


rule draw_sentiment_by_target:
    """In what light each target stands, whoever speaks."""
    input:
        table="results/{corpus}/tables/sentiment_by_target.csv",
        targets=codebook("targets"),
        labels="codebook/labels.yaml",
        nouns="codebook/nouns.yaml",
        library=library_of("draw_sentiment_by_target.py"),
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
        "../scripts/draw_sentiment_by_target.py"


rule draw_stance_by_holder:
    """Who takes which stance toward whom."""
    input:
        table="results/{corpus}/tables/stance_by_holder.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        actors=codebook("actors"),
        library=library_of("draw_stance_by_holder.py"),
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
        "../scripts/draw_stance_by_holder.py"


rule draw_frames_by_target:
    """In which frames each target stands."""
    input:
        table="results/{corpus}/tables/frames_by_target.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        frames=codebook("frames"),
        library=library_of("draw_frames_by_target.py"),
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
        "../scripts/draw_frames_by_target.py"


rule draw_article_ribbon:
    """One article, sentence by sentence."""
    input:
        card=card_of,
        table="resources/{corpus}/ledger.parquet",
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        labels="codebook/labels.yaml",
        library=library_of("draw_article_ribbon.py"),
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
        "../scripts/draw_article_ribbon.py"


rule draw_sentiment_by_group:
    """In what light each outlet, country of outlets or year shows each target."""
    input:
        table="results/{corpus}/tables/sentiment_by_{group}.csv",
        counts="results/{corpus}/tables/mentions_by_outlet.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        labels="codebook/labels.yaml",
        library=library_of("draw_sentiment_by_group.py"),
    output:
        **figure("sentiment_by_{group}", caption="sentiment_by_group"),
    log:
        "resources/{corpus}/logs/draw_sentiment_by_{group}.log",
    wildcard_constraints:
        group="outlet|country|year",
    conda:
        "../envs/presslens.yaml"
    params:
        facts=table_facts,
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw_sentiment_by_group.py"


rule draw_shares_by_outlet:
    """Which frames each outlet uses, and whom it lets speak."""
    input:
        table="results/{corpus}/tables/{question}_by_outlet.csv",
        counts="results/{corpus}/tables/mentions_by_outlet.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        actors=codebook("actors"),
        frames=codebook("frames"),
        library=library_of("draw_shares_by_outlet.py"),
    output:
        **figure("{question}_by_outlet", caption="shares_by_outlet"),
    log:
        "resources/{corpus}/logs/draw_{question}_by_outlet.log",
    wildcard_constraints:
        question="frames|holder",
    conda:
        "../envs/presslens.yaml"
    params:
        facts=table_facts,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw_shares_by_outlet.py"
