# make run: jalankan aplikasi · make test: periksa · make test-semua: periksa semuanya, sebelum rilis · make bench: ukur kecepatan · make bench-nasional: ukur biaya banyak kantor · make windows: buat ZIP untuk PC Windows · make test-windows: coba ZIP itu di Wine · make format: rapikan kode
.PHONY: run windows test-windows test test-semua cek types suite style soak bench bench-nasional format lock

PORT ?= 8501
PY := .venv/bin/python

# Compiled once, not in each process: reading the tests alone takes 18 s of processor time without and 8 with it.
unexport PYTHONDONTWRITEBYTECODE

run:
	@sh tools/setup.sh run
	@$(PY) -m monev awal
	@$(PY) -m monev.server --port $(PORT)

# One worker more than cores, since servers and browsers are waited for; each takes the next file.
PYTEST := $(PY) -m pytest -q -n $$(($$(getconf _NPROCESSORS_ONLN) + 1)) --dist loadfile --no-loadscope-reorder

test:
	@$(MAKE) --no-print-directory -j 2 types suite

# Everything, run before a release: also what says a second time what make test says, and many random examples.
test-semua:
	@$(MAKE) --no-print-directory -j 2 types suite WHICH=--semua

# The inner loop, below a minute on two cores: without the tests that are slow (marked in tests/conftest.py).
cek:
	@$(MAKE) --no-print-directory -j 2 types suite WHICH='-m "not slow"'

# As here, and as Windows would be; as macOS would be: before a release.
types: style
	.venv/bin/basedpyright --level error
	.venv/bin/basedpyright --level error --pythonplatform Windows app.py pages monev
	$(if $(findstring semua,$(WHICH)),.venv/bin/basedpyright --level error --pythonplatform Darwin app.py pages monev)

suite: style
	$(PYTEST) $(WHICH)

style:
	@sh tools/setup.sh test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/oxlint -c .oxlintrc.json pages monev

# An hour of many hands, random damage and large packages, with its figures; not part of make test.
soak: style
	$(PY) -m pytest -q -s tests/soak

bench:
	@sh tools/setup.sh test
	$(PY) -m bench

# What one office pays for the others, some minutes; the whole nation (hours): make bench-nasional OPTIONS=--lengkap
bench-nasional:
	@sh tools/setup.sh test
	$(PY) -m bench.nasional $(OPTIONS)

# The ZIP for Windows, in dist/.
windows:
	@sh tools/setup.sh run
	$(PY) tools/windows/build.py $(OPTIONS)

# That ZIP under Wine (apt-get install wine gcc-mingw-w64-x86-64), in Chromium; not part of make test.
test-windows: windows
	@sh tools/setup.sh test
	$(PY) tools/windows/try_it.py

format:
	@sh tools/setup.sh test
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# Writes both locks anew from requirements*.txt: every version as it is there or was locked, every file by its hash.
lock:
	$(PY) -m venv .venv/lock
	.venv/lock/bin/pip install --quiet uv==0.13.8
	for name in requirements requirements-dev; do .venv/lock/bin/uv pip compile --quiet --universal \
		--python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		$$name.txt -o $$name.lock || exit 1; done
