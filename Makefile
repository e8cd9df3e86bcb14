.PHONY: build test clients bench

PYTHON ?= python3
VENV := .venv
REQUIREMENTS := output/testdata/requirements.txt

build:
	CGO_ENABLED=0 go build -o bin/dateline ./cmd/dateline

test: build clients
	go vet ./...
	go test ./...

# Loads a fresh release in pandas, pyarrow, DuckDB, polars and frictionless. Where Python or its registry is missing it
# says so and goes on.
clients: build
	@if [ ! -e $(VENV)/installed ] && ! { $(PYTHON) -m venv $(VENV) && $(VENV)/bin/pip install --quiet --disable-pip-version-check -r $(REQUIREMENTS) && touch $(VENV)/installed; }; then \
		echo "CLIENTS NOT TESTED: no Python with venv, or its packages cannot be had"; \
	else \
		rm -rf bin/release && bin/dateline export fixtures/articles --text full --out bin/release && \
		bin/dateline validate bin/release && $(VENV)/bin/python output/testdata/clients.py bin/release; \
	fi

# A real S3 server for the tests; they skip what needs it where it is missing.
bin/versitygw:
	GOBIN=$(CURDIR)/bin CGO_ENABLED=0 go install github.com/versity/versitygw/cmd/versitygw@v1.8.0

bench:
	go test -run '^$$' -bench . -benchmem ./...
