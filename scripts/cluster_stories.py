"""Give each article its story."""

from presslens.errors import reported
from presslens.io import read_table, write_table


def main(snakemake, note):
    articles = read_table(snakemake.input.articles)
    write_table(articles.select("article_id", "story_id"), snakemake.output.stories)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
