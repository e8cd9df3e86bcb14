.PHONY: all build test clients bench

all: build

build:
	CGO_ENABLED=0 go build -o bin/dateline ./cmd/dateline

test: build
	go vet ./...
	go test ./...

bench:
	go test -run '^$$' -bench . -benchmem ./...
