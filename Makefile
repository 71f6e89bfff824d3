# Every target says what it does: make help.
.DEFAULT_GOAL := help
.PHONY: build test race lint fmt check bench peerbench conformance fuzz demo help

build: ## build the gojscrape binary here
	go build -o gojscrape ./cmd/gojscrape

test: ## run all tests
	go test ./...

race: ## run all tests under the race detector, in random order
	go test -race -shuffle=on ./...

lint: ## look for mistakes with vet and staticcheck
	go vet ./...
	go tool staticcheck ./...

fmt: ## format the Go files
	gofmt -w cmd jsapi runtime spiders

check: ## what must pass before a commit: format, lint, tests
	@unformatted=$$(gofmt -l cmd jsapi runtime spiders); \
	if [ -n "$$unformatted" ]; then echo "not formatted (make fmt):"; echo "$$unformatted"; exit 1; fi
	@$(MAKE) --no-print-directory lint test

bench: ## crawl the book shop here and in Scrapy, then time the parts
	go test -run '^$$' -bench 'Books|Components' -benchtime 3x ./spiders
	go test -run '^$$' -bench . -benchmem ./jsapi/... ./runtime/...

peerbench: build ## measure beside Scrapy, Crawlee and Colly into docs/performance.md
	cd cmd/peerbench/peers/crawlee && npm ci --no-audit --no-fund
	go -C cmd/peerbench build -o peerbench .
	cmd/peerbench/peerbench -out docs/performance.md

conformance: ## count what passes of each corpus into docs/conformance.md
	go run ./cmd/conformance

fuzz: ## fuzz each parser for 30 seconds
	@grep -rHo --include=*_test.go '^func Fuzz[A-Za-z]*' . | while IFS=: read -r file target; do \
		echo "$${file%/*} $${target#func }"; \
		go test -run '^$$' -fuzz "^$${target#func }\$$" -fuzztime 30s -parallel 1 "$${file%/*}" || exit 1; \
	done

demo: ## crawl the embedded test site
	go run ./cmd/gojscrape demo

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
