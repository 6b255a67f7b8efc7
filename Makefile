# Two commands do all: `make run` to try Steady out, `make test` to prove it. Nothing needs to be installed before.
SYSTEM_PYTHON = sh tools/python.sh
PYTHON_HERE = .venv/bin/python
ARGS =

.DEFAULT_GOAL := help
.PHONY: help run test check fix faults calibrate bench mutants screens lock clean reset

help:
	@echo "make run      start Steady with a demo clinic          (PORT=8080, DATABASE_URL=…, REDIS_URL=… if you like)"
	@echo "make test     run every test against real servers      (ARGS=\"-k consent\" or a path chooses some)"
	@echo "make check    style, types, import rules, templates, migrations, deployment, reference pages, words"
	@echo "make fix      mend what a program can mend: format, imports, reference pages, catalogues of words"
	@echo "make faults   kill, stop, flush, hang and move the clocks, many times; print what was lost and doubled"
	@echo "make bench    measure speed against the floor"
	@echo "make calibrate how often the estimator of links errs, on made-up people with a known truth"
	@echo "make mutants  change the clinical rules a little, many times: a test has to notice each   (ARGS=\"--sample 40\")"
	@echo "make screens  take the pictures of the screens again"
	@echo "make lock     pin the packages of requirements*.in anew"
	@echo "make clean    remove what was installed and built; your data in var/ stay"
	@echo "make reset    throw the trial database in var/ away"

run:
	@$(SYSTEM_PYTHON) -m tools.run

test: .installed
	@$(PYTHON_HERE) -m tools.test $(ARGS)

check: .installed
	@$(PYTHON_HERE) -m tools.check

fix: .installed
	@$(PYTHON_HERE) -m ruff check --fix --quiet .; $(PYTHON_HERE) -m ruff format .
	@DATABASE_URL=sqlite:///:memory: TESTING=1 $(PYTHON_HERE) manage.py reference
	@$(PYTHON_HERE) -m tools.words extract

faults: .installed
	@$(PYTHON_HERE) -m tests.faults $(ARGS)

calibrate: .installed
	@$(PYTHON_HERE) -m tools.calibrate $(ARGS)

mutants: .installed
	@$(PYTHON_HERE) -m tools.mutants $(ARGS)

bench: .installed
	@$(PYTHON_HERE) -m tests.benchmarks $(ARGS)

screens: .installed
	@$(PYTHON_HERE) -m tools.screens $(ARGS)

lock: .installed
	@$(PYTHON_HERE) -m tools.lock

.PHONY: .installed
.installed:
	@$(SYSTEM_PYTHON) -m tools.setup --dev

clean:
	rm -rf locale/*/LC_MESSAGES/django.mo locale/*/LC_MESSAGES/django.stamp
	rm -rf .venv node_modules static/vendor var/static .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

reset:
	rm -f var/steady.sqlite3 var/steady.sqlite3-shm var/steady.sqlite3-wal var/sign-ins.txt var/prepared-*
