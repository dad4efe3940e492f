# Two commands do all the set-up: `make handout` prints the low-back handout, `make test` runs every check.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: handout test bench figures clean

handout: $(VENV)/.installed
	$(BIN)/rephold handout low-back-pain -o out/low-back-pain.pdf

test: $(VENV)/.installed-test
	$(BIN)/ruff format --check src tests tools bench
	$(BIN)/ruff check src tests tools bench
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadfile

bench: $(VENV)/.installed-test
	$(BIN)/python -m bench

# Bakes the figures whose pose files have changed.
figures: $(VENV)/.installed-test
	$(BIN)/rephold figure --bake

$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-test: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) out dist build
