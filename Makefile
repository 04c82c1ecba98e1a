# Short words for long commands. ./run and ./test need no make; these are for those who have it.

PYTHON = .venv/bin/python
WITH_DATABASE = $(PYTHON) -m tinggal.launch.with_database --

.DEFAULT_GOAL := help
.PHONY: help setup run work test check diagram words journey race bench-road vendor

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the locked libraries, those for tests too
	@sh -c 'set -eu; . tinggal/launch/install.sh; install_libraries test'

run: ## start everything on this machine and show the address and the logins
	@./run

work: setup ## start one more worker beside a running database (DATABASE_URL)
	@$(PYTHON) manage.py work

test: ## run the tests against a private PostgreSQL
	@./test

check: setup ## formatting, lint, types, import directions, migrations, Django's own checks
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(WITH_DATABASE) $(PYTHON) manage.py makemigrations --check --dry-run
	$(WITH_DATABASE) $(PYTHON) manage.py check

diagram: setup ## draw the roads of an application into docs/map.md
	$(PYTHON) manage.py diagram

words: setup ## collect the words of the pages and compile the Indonesian catalogue
	$(PYTHON) manage.py words --collect

journey: setup ## walk the journeys in a real browser, one line a step
	$(PYTHON) -m tinggal.launch.testing -n 0 -m journey tests/journeys

race: setup ## contradictory decisions and killed workers
	@$(WITH_DATABASE) $(PYTHON) -m bench.race

bench-road: setup ## time the road and the ten main pages
	@$(WITH_DATABASE) $(PYTHON) -m bench.road

vendor: setup ## fetch the front-end files kept in the repository anew
	$(PYTHON) tools/vendor.py
