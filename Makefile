# make run: jalankan aplikasi · make test: periksa semuanya · make bench: ukur kecepatan · make format: rapikan kode
.PHONY: run test bench format

PORT ?= 8501
PY := .venv/bin/python

run:
	@sh tools/setup.sh run
	@$(PY) -m monev awal
	@$(PY) -m monev.server --port $(PORT)

test:
	@sh tools/setup.sh test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/basedpyright --level error
	$(PY) -m pytest -q -n 2 --dist loadfile

bench:
	@sh tools/setup.sh test
	$(PY) -m bench

format:
	@sh tools/setup.sh test
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
