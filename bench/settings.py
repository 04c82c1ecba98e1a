"""The house as it is, with two more addresses: the floor every page is compared with."""

from tinggal.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.floor"
