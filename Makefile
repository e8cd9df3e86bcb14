.PHONY: build test clients stores spark spark-bench image newcomer scores bench soak fuzz

export CGO_ENABLED = 0

build:
	go build -v -ldflags '-s -w' -o bin/dateline ./cmd/dateline

# The last line says what was checked, those before it what was not.
test: build clients image stores
	DATELINE_TEST_STORES=required .ci/tests

# Loads fresh releases in the programs that their users have.
clients: build
	.ci/clients

# Runs the pipeline on a real Spark and compares its tables with those of export.
spark: build
	.ci/spark

# Measures Spark against export: on an idle machine.
spark-bench: build
	.ci/spark --bench

# Builds the image, where something here can.
image: build
	.ci/image

# A fresh clone with empty caches, up to a first release: minutes, megabytes, lines.
newcomer:
	.ci/newcomer

# Real servers for the tests of storage: S3's and Azure's interface.
stores: bin/versitygw bin/azurite
bin/versitygw:
	GOBIN=$(CURDIR)/bin go install github.com/versity/versitygw/cmd/versitygw@v1.8.0
bin/azurite:
	npm install --silent --no-audit --no-fund --prefix bin/azurite azurite@3.37.0

# Measures the program on gold sets and tells the figures in output/accuracy.tsv and the README: make scores EVAL=scripts GOLD=sets.
# Without them it writes the README's table from output/accuracy.tsv.
scores: build
	go run ./cmd/scores -scripts '$(EVAL)' -gold '$(GOLD)'

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Kills runs at random moments, many times more than the tests do, and compares what they write when they have gone on.
SOAK ?= 200
soak:
	DATELINE_SOAK=$(SOAK) go test ./cmd/dateline -run 'KilledRunsGoOn' -count 1 -timeout 3h -v

# Looks for inputs that break what the fuzz targets hold, each target for a while.
FUZZTIME ?= 30s
fuzz:
	@grep -rl --include='*_test.go' '^func Fuzz' cmd output pipeline schema | sort | while read file; do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z]*\).*/\1/p' $$file); do \
			echo "$$file $$target"; \
			go test ./$$(dirname $$file) -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x -parallel 1 || exit 1; \
		done; \
	done
