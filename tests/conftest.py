import os

# As in a run (rules/start.smk): tests run side by side, and threads that wait for each other took most of the time of
# small matrices. It is read when numpy is loaded.
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

from hypothesis import settings  # noqa: E402

# A timed unit test fails on a busy machine, and a random one fails where nobody can see it again.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
