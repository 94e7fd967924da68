# make run: jalankan aplikasi · make test: periksa · make test-semua: periksa semuanya, sebelum rilis · make bench: ukur kecepatan · make bench-nasional: ukur biaya banyak kantor · make windows: buat ZIP untuk PC Windows · make release: buat rilis · make test-windows: coba ZIP itu di Wine · make format: rapikan kode
.PHONY: run windows release test-windows test test-semua cek types suite style soak bench bench-nasional format lock

PORT ?= 8501
PY := .venv/bin/python
FRONT_END := tools/front_end/node_modules/.bin
SCRIPTS := 'monev/**/*.js' 'monev/**/*.css' 'tests/**/*.mjs'

# Compiled once, not in each process: reading the tests alone takes 18 s of processor time without and 8 with it.
unexport PYTHONDONTWRITEBYTECODE

run:
	@sh tools/setup.sh run
	@$(PY) -m monev awal
	@$(PY) -m monev.server --port $(PORT)

# A worker more than cores, since servers and browsers are waited for; each takes the next file or folder (tests/conftest.py).
# Each further one collects all tests, starts PostgreSQL and children and fills databases of its own: 20 s of processor time.
# DuckDB plans a statement by many small pieces of memory: kept at hand by the thread, a picture of a plan takes a tenth less.
CORES := $(shell getconf _NPROCESSORS_ONLN)
PYTEST := GLIBC_TUNABLES=glibc.malloc.tcache_count=2000 $(PY) -m pytest -q -n $$(($(CORES) + 1)) --dist loadfile --no-loadscope-reorder

test:
	@$(MAKE) --no-print-directory -j 2 types suite ELSEWHERE='win32 darwin'
	@echo 'Semuanya baik: gaya, tipe, dan semua uji lulus.'

# Everything, run before a release: also what says a second time what make test says, and many random examples. Of each
# module it prints how much of it the tests reach, where that is not all.
test-semua:
	@$(MAKE) --no-print-directory -j 2 types suite ELSEWHERE='win32 darwin' \
		WHICH='--semua --cov=monev --cov=pages --cov-report=term:skip-covered'

# The inner loop, below 45 seconds on two cores: types, and of the rooms whose tests guard most in little time those not
# marked slow.
QUICK := tests/access tests/core tests/data tests/figures tests/journal tests/reading tests/writing $(wildcard tests/test_*.py)
# What takes long among them, and is guarded by others there in the main.
LONG := tests/access/test_visitors.py tests/data/test_sample.py tests/figures/test_plan_history.py tests/figures/test_meaning.py \
	tests/figures/test_sentences.py tests/figures/test_views.py tests/journal/test_journal.py tests/journal/test_moving.py \
	tests/journal/test_postgres_store.py tests/reading/files tests/reading/test_robustness.py

cek:
	@$(MAKE) --no-print-directory -j 2 types suite \
		WHICH='-n $(CORES) -m "not slow" $(LONG:%=--ignore=%) $(QUICK)'

# As here, and as the systems of ELSEWHERE would be, on which benchmarks do not run. Where files are named, only the option
# says whose libraries count: the checker asks the first python3 on PATH otherwise, whatever pyproject.toml says.
types: style
	.venv/bin/pyrefly check --summary=none
	@for system in $(ELSEWHERE); do echo $$system; \
		.venv/bin/pyrefly check --summary=none --python-platform $$system --python-interpreter-path $(PY) \
			app.py pages monev || exit 1; done

# What nobody compiled yet is compiled by one process beside the types, not by each worker at once: 26 s for 77.
suite: style
	@ls tests/__pycache__/conftest.*-pytest-* >/dev/null 2>&1 || $(PY) -m pytest -qq --collect-only >/dev/null || true
	$(PYTEST) $(WHICH)

style:
	@sh tools/setup.sh test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/oxlint -c .oxlintrc.json pages monev
	$(FRONT_END)/prettier --check --log-level warn $(SCRIPTS)
	$(PY) tools/block_types.py
	$(FRONT_END)/tsc -p jsconfig.json

# An hour of many hands, random damage and large packages, with its figures; not part of make test.
soak: style
	$(PY) -m pytest -q -s tests/soak

bench:
	@sh tools/setup.sh test
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/bench.lock
	$(PY) -m bench

# What one office pays for the others, some minutes; the whole nation (hours): make bench-nasional OPTIONS=--lengkap
bench-nasional:
	@sh tools/setup.sh test
	$(PY) -m bench.nasional $(OPTIONS)

# The ZIP for Windows, in dist/.
windows:
	@sh tools/setup.sh run
	$(PY) tools/windows/build.py $(OPTIONS)

# What an office is given, in dist/: ZIP, sources, libraries, licences, hashes; from a commit alone.
release:
	@sh tools/setup.sh run
	$(PY) tools/release.py

# That ZIP under Wine, in Chromium, with the pictures of docs/windows.md; not part of make test.
test-windows:
	@sh tools/setup.sh test
	@sh tools/setup.sh windows
	@$(MAKE) --no-print-directory windows
	$(PY) tools/windows/try_it.py

format:
	@sh tools/setup.sh test
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	$(FRONT_END)/prettier --write --log-level warn $(SCRIPTS)

# Writes each lock anew from the .txt beside it: every version as it is there or was locked, every file by its hash.
# Then looks each version up for known vulnerabilities; where nobody can be asked, that is said.
lock:
	@sh tools/setup.sh test
	for name in requirements requirements-dev tools/uv tools/release tools/bench; do .venv/bin/uv pip compile --quiet --universal \
		--python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		$$name.txt -o $$name.lock || exit 1; done
	@$(PY) tools/known_faults.py
