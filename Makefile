# make run    builds the release page and serves it on a local port
# make test   checks and tests everything, in WebAssembly and in three browsers too
# make dist   only leaves the release page in dist/
# make pictures   takes the pictures in docs/pictures anew
# Each sets up what the machine lacks (.ci/setup); a second time that takes a second.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: run dist test pictures setup-page setup-test
.DEFAULT_GOAL := dist

tools := . .ci/env &&

setup-page setup-test: setup-%:
	@.ci/setup $*

dist: setup-page
	@.ci/dist

run: dist
	@exec node .ci/serve.js dist

test: setup-test
	cargo fmt --check
	cargo clippy --locked --all-targets --features office -- -D warnings
	cargo clippy --locked --lib --bins --features page,office-module --target wasm32-unknown-unknown -- -D warnings
	cargo test --locked --features office
	$(tools) cargo test --locked --target wasm32-unknown-unknown --test wasm
	.ci/dist
	node tests/e2e/run.js

pictures: setup-test
	.ci/dist
	node tests/e2e/pictures.js
