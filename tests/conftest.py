from hypothesis import settings

# A timed unit test fails on a busy machine, and a random one fails where nobody can see it again.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
