# make run    the site on this machine, with the region's data
# make serve  the same site as in production
# make test   the whole suite
# make check  everything that needs no browser: style, deployment settings, migrations, translations
# make bench  measurements, written to docs/performance.md
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
VAR := $(or $(VAR_DIR),var)
BIN := $(VENV)/bin
WORKERS ?= 2
THREADS ?= 4
export PYTHONUNBUFFERED = 1
.DEFAULT_GOAL := run
.PHONY: run serve test check bench lock messages format prepared developed

$(VENV)/installed: requirements.txt
	@echo "Making $(VENV) and installing the pinned requirements (about a minute the first time) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it: make run PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements.txt
	@touch $@

$(VENV)/developed: $(VENV)/installed requirements-dev.txt
	@echo "Installing what tests and checks need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-dev.txt
	@touch $@

developed: $(VENV)/developed $(VAR)/secret-key

$(VAR)/secret-key:
	@mkdir -p $(VAR)
	@umask 077 && $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

prepared: $(VENV)/installed $(VAR)/secret-key
	@$(BIN)/python manage.py prepare

run: export DEBUG = 1
run: prepared
	@$(BIN)/python manage.py announce http://$(HOST):$(PORT)/
	@exec $(BIN)/python manage.py runserver --noreload $(HOST):$(PORT)

serve: prepared
	@echo "Collecting and compressing the static files ..."
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(BIN)/python manage.py announce $(if $(HTTPS),https,http)://$(HOST):$(PORT)/
	@MALLOC_ARENA_MAX=2 exec $(BIN)/gunicorn roros_site.wsgi --bind $(HOST):$(PORT) --workers $(WORKERS) --threads $(THREADS) \
		--preload --no-control-socket --access-logfile /dev/null --max-requests 20000 --max-requests-jitter 2000

test: developed
	@$(BIN)/python -m pytest $(ARGS)

check: developed
	@bash .ci/check

bench: developed
	@$(BIN)/python -m tests.bench

lock: developed
	@$(BIN)/uv pip compile --quiet --python-version 3.11.7 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --quiet --python-version 3.11.7 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" requirements-dev.in -o requirements-dev.txt

messages: developed
	@$(BIN)/python manage.py makemessages --all --no-location --no-obsolete --ignore .venv --ignore var --ignore staticfiles

format: developed
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .
