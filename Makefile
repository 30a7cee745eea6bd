# make build   everything that the project publishes, in output/
# make gallery every kind of chart with examples, in gallery/
# make test    every check: lint, format, types, import rules, tests
#
# Nothing here needs root. Where the rights are there, `make test` installs what is missing of the programs that tests use.

PYTHON = python3
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet install
NPM = sh scripts/install_assets
UV = uv
LOCK = $(UV) pip compile --quiet --generate-hashes --no-header --no-emit-index-url --no-annotate \
	--python-version 3.11 --universal

.PHONY: build gallery test test-all tools check lock

# Compiled beforehand, so that the first commands are as quick as the later ones.
build: $(VENV)/core node_modules/.core
	@$(BIN)/python -m compileall -q src/ruska
	@$(BIN)/ruska build

gallery: $(VENV)/core node_modules/.core
	@$(BIN)/ruska gallery

test: tools
	@sh scripts/check

test-all: tools
	@sh scripts/check --all

check:
	@sh scripts/check

tools:
	@PYTHON=$(PYTHON) sh scripts/system_packages
	@$(MAKE) --no-print-directory $(VENV)/test node_modules/.test

# Ruska, what it draws with and what shows its output, every file checked against its hash.
$(VENV)/core: requirements.txt pyproject.toml
	@PYTHON=$(PYTHON) sh scripts/make_venv $(VENV)
	@echo "Installing what Ruska needs"
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/test: $(VENV)/core requirements-test.txt
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes -r requirements-test.txt
	@touch $@

# The small plotly.js for pages; tests also use axe-core. `npm ci` empties the folder, so its stamps go with it.
node_modules/.core: package-lock.json
	@$(NPM) $@ --omit=dev

node_modules/.test: package-lock.json
	@$(NPM) $@

lock:
	$(LOCK) --extra studio -o requirements.txt pyproject.toml requirements-build.in
	$(LOCK) -c requirements.txt -o requirements-test.txt requirements-test.in
	$(LOCK) -o requirements-bench.txt requirements-bench.in
