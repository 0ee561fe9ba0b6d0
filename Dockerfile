# presslens in a container, with the packages of the lock; docs/ci.md says how to run it, with Apptainer too.
# A tag can come to mean another image. Whoever needs the same one for good puts its digest behind it, as
# `docker buildx imagetools inspect python:3.11-slim` tells it: python:3.11-slim@sha256:...
ARG BASE=python:3.11-slim
FROM ${BASE}
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git make \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 1000 study \
    && install --directory --owner=study --group=study /opt/presslens
USER study
WORKDIR /opt/presslens
# The environment first: only a new lock makes it anew.
COPY --chown=study:study Makefile ./
COPY --chown=study:study envs/requirements.txt envs/
RUN make PYTHON=python3.11 .venv/installed
# Compiled once and for all: a container keeps nothing of what it compiles when a module is first used. Some packages hold
# files that are no modules of this Python.
RUN .venv/bin/python -m compileall -q -j 0 .venv/lib || true
COPY --chown=study:study . .
# The lock among these files is the one that was installed, and looks younger.
RUN touch .venv/installed
# Whoever runs it may have neither a home nor a name in here, and Snakemake asks for both.
ENV PATH=/opt/presslens/.venv/bin:${PATH} HOME=/tmp LOGNAME=study
CMD ["make"]
