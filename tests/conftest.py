"""Puts this folder on the path, so that the tests of all rooms share their helpers (`telling`)."""

from hypothesis import settings

# A busy machine must not fail a law.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
