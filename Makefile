.PHONY: build test clients bench soak

PYTHON ?= python3
VENV := .venv
CFF := $(VENV)/cff
REQUIREMENTS := output/testdata

build:
	CGO_ENABLED=0 go build -ldflags '-s -w' -o bin/dateline ./cmd/dateline

test: build clients bin/versitygw
	go vet ./...
	DATELINE_TEST_S3=required go test ./...

# Loads fresh releases in the programs that their users have. Where Python or its registry is missing it says so and goes
# on. cffconvert has an environment of its own: it wants an older jsonschema than the others.
clients: build
	@if ! [ $(VENV)/installed -nt $(REQUIREMENTS)/requirements.txt -a $(VENV)/installed -nt $(REQUIREMENTS)/requirements-cff.txt ] && ! { $(PYTHON) -m venv $(VENV) && $(VENV)/bin/pip install --quiet --disable-pip-version-check -r $(REQUIREMENTS)/requirements.txt && \
		$(PYTHON) -m venv $(CFF) && $(CFF)/bin/pip install --quiet --disable-pip-version-check -r $(REQUIREMENTS)/requirements-cff.txt && touch $(VENV)/installed; }; then \
		echo "CLIENTS NOT TESTED: no Python with venv, or its packages cannot be had"; \
	else \
		rm -rf bin/release bin/partitioned && bin/dateline export --config fixtures/job.yaml --out bin/release && \
		bin/dateline export fixtures/articles --partition month --text none --out bin/partitioned && \
		bin/dateline validate bin/release && $(VENV)/bin/python output/testdata/clients.py bin/release && \
		$(VENV)/bin/python output/testdata/where.py bin/dateline bin/release && $(VENV)/bin/python output/testdata/layouts.py bin/release && $(VENV)/bin/python output/testdata/views.py bin/release && \
		for release in bin/release bin/partitioned; do $(VENV)/bin/python output/testdata/descriptors.py $$release $(CFF)/bin/cffconvert || exit 1; done; \
	fi

# A real S3 server for the tests of storage.
bin/versitygw:
	GOBIN=$(CURDIR)/bin CGO_ENABLED=0 go install github.com/versity/versitygw/cmd/versitygw@v1.8.0

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Kills runs at random moments, many times more than the tests do, and compares what they write when they have gone on.
SOAK ?= 200
soak:
	DATELINE_SOAK=$(SOAK) go test ./cmd/dateline -run 'KilledRunsGoOn' -count 1 -timeout 3h -v
