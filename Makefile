# make start   open the course      make test   prove that it works      make test-all   prove all of it
PYTHON ?= python3
PORT ?= 8888
COURSE = .venv/bin/course

.PHONY: help setup start test test-all kill-test bench build lock
help:
	@echo "make start [PORT=8888] [HEADLESS=1]   set up .venv if needed and open JupyterLab on chapter 01"
	@echo "make test                             set up .venv if needed and run the fast core of the tests"
	@echo "make test-all                         every test: browser, sandbox, slides, site and class server too"
	@echo "make kill-test                        end marking at 200 random moments and see that no mark is lost"
	@echo "make bench [NAME=quantal]             list the benchmarks, or run one"
	@echo "make build                            execute the notebooks and regenerate the exercises"

setup:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON): install Python 3.11 or newer, or name yours: make start PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) tools/bootstrap.py

start: setup
	@PORT=$(PORT) $(COURSE) start

test: setup
	@$(COURSE) test

test-all: setup
	@$(COURSE) test --all

kill-test: setup
	@OPENBLAS_NUM_THREADS=1 .venv/bin/python tests/classroom/killing.py --moments 200

bench: setup
	@.venv/bin/python -m benchmarks $(NAME)

build: setup
	@$(COURSE) build

# For maintainers, with uv on the PATH: pin every package anew, with hashes and without addresses.
lock:
	uv pip compile pyproject.toml --extra dev --extra teach --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --annotation-style line -o requirements.lock
