# make run   a real wiki with the notice on this machine      make test   everything that must pass
# make check the quick part of it                             make help   all targets

VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# --strip-extras and no index: the lock files name no host and install the same bytes everywhere.
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: run test check generated bench screenshots lock clean help

run: $(VENV)/run.stamp ## Bring up a wiki with Handrail and say what to try (RESET=1 starts anew)
	@$(BIN)/python -m demo.run $(if $(RESET),--reset)

test: $(VENV)/dev.stamp node_modules/.stamp check ## Install what the tests need, then run all of them
	@$(BIN)/python -m demo.install --tests
	$(BIN)/pytest -n 2 --dist loadscope

check: $(VENV)/dev.stamp node_modules/.stamp ## Linting, types, import arrows, ES5, generated files, data
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	npx --no-install eslint --max-warnings 0 gadget tests
	$(BIN)/handrail helplines check --errors-only
	$(BIN)/handrail notices check

generated: $(VENV)/dev.stamp ## Rebuild every generated file that is committed
	$(BIN)/handrail helplines export --format schema --out helplines/schema.json
	$(BIN)/handrail helplines export --format pack --out helplines/pack.json
	$(BIN)/handrail notices build
	$(BIN)/handrail classifier train

bench: $(VENV)/dev.stamp ## Measure speed and weight, side by side in one run
	$(BIN)/python -m tests.bench

screenshots: $(VENV)/dev.stamp ## Take the pictures in docs/ anew, from a real wiki
	@$(BIN)/python -m demo.install --tests
	$(BIN)/python -m demo.screenshots

lock: $(VENV)/dev.stamp ## Renew the lock files
	$(COMPILE) --output-file requirements/run.txt pyproject.toml
	$(COMPILE) --extra train --extra dev --constraint requirements/run.txt \
		--output-file requirements/dev.txt pyproject.toml
	npm install --package-lock-only

clean: ## Remove everything that was installed or made here (the wiki, too)
	rm -rf $(VENV) .wiki node_modules build

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

$(VENV)/bin/python:
	@python3 -c 'import ensurepip, venv' 2>/dev/null || \
		{ $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q --no-install-recommends python3-venv; } || \
		{ echo "make: Python's venv is missing: install python3-venv"; exit 1; }
	python3 -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

node_modules/.stamp: package-lock.json
	@command -v npm >/dev/null || \
		{ $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q --no-install-recommends nodejs npm; } || \
		{ echo "make: Node is missing: install nodejs and npm"; exit 1; }
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@
