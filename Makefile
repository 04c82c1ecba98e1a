# Short words for long commands. ./run and ./test need no make; these are for those who have it.

PYTHON = .venv/bin/python
WITH_DATABASE = $(PYTHON) -m tinggal.launch.with_database --

.DEFAULT_GOAL := help
.PHONY: help setup run work test check diagram words journey race bench-road bench-letters tamper crash check-timing fuzz-seal seal-decode vendor icons read-mrz bench-documents bench-uploads bench-fraud bench-faces bench-reading bench-readability bench-checks bench-desk bars-people photos

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

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

bench-letters: setup ## time letters from decision to inbox, beside what else one could use
	@$(WITH_DATABASE) $(PYTHON) -m bench.letters

tamper: setup ## forge letters in two hundred ways and check each in three ways
	@$(WITH_DATABASE) $(PYTHON) -m bench.tamper

crash: setup ## kill the signing process 10000 times between decision and letter (KILLS=…)
	@$(WITH_DATABASE) $(PYTHON) -m bench.crash

check-timing: setup ## does a wrong code take as long to answer as a right one?
	@$(WITH_DATABASE) $(PYTHON) -m bench.check_timing

fuzz-seal: setup ## feed a million broken seals to the reader
	@$(PYTHON) -m bench.seal_fuzz

seal-decode: ## read a seal: make seal-decode HEX=dc03…
	@$(MAKE) --silent setup >&2
	@$(PYTHON) -m tinggal.checker.seal_command "$(HEX)"

read-mrz: ## read the zone of passports, cards and visas: make read-mrz FILES="a.jpg b.pdf"
	@$(MAKE) --silent setup >&2
	@$(PYTHON) -m tinggal.mrz $(FILES)

bench-documents: setup ## read freshly drawn passports, cards and visas, beside what else reads them
	@$(PYTHON) -m bench.documents

bench-uploads: setup ## two hundred wicked and odd files, then a thousand uploads
	@$(PYTHON) -m bench.uploads

bench-readability: setup ## measure drawn pages with every fault
	@$(PYTHON) -m bench.readability

bench-checks: setup ## time all checks of clean files, and count what is left for eyes
	@$(WITH_DATABASE) $(PYTHON) -m bench.checks

bench-desk: setup ## decide files in a browser, then time the officers' lists among a million files
	@$(WITH_DATABASE) sh -c '$(PYTHON) -m bench.desk.decide; decided=$$?; $(PYTHON) -m bench.desk && exit $$decided'

bench-reading: setup ## recognise drawn documents and read their values
	@$(PYTHON) -m bench.reading

bench-faces: setup ## find the faces of drawn portraits
	@$(PYTHON) -m bench.faces

bench-fraud: setup ## plant fraud among honest files and see what the signals find
	@$(WITH_DATABASE) $(PYTHON) -m bench.fraud

vendor: setup ## fetch the front-end files kept in the repository anew
	$(PYTHON) tools/vendor.py

icons: setup ## draw the icons of the mark anew
	$(PYTHON) tools/icons.py

bars-people: setup ## measure a running demonstration for the people it is for: weight, axe, 320 dots, keyboard, longer words, Lighthouse, flows (SITE=…)
	@$(PYTHON) -m bench.people

photos: setup ## take pictures of every kind of page of a running demonstration, five languages, two widths (SITE=…)
	@$(PYTHON) -m bench.people.photos
