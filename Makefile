# What one does with a checkout. `make help` lists it.

SWIFT  ?= swift
PREFIX ?= /usr/local
# A staging folder for packagers; what is installed there names PREFIX only.
DESTDIR ?=

# The Swift runtime is linked in, so that a machine which runs the program needs no Swift.
RELEASE_FLAGS := -c release --static-swift-stdlib --product triaged
PROGRAM       := .build/release/triaged

bin_dir      := $(DESTDIR)$(PREFIX)/bin
doc_dir      := $(DESTDIR)$(PREFIX)/share/doc/triaged
unit_dir     := $(DESTDIR)$(PREFIX)/lib/systemd/system
sysusers_dir := $(DESTDIR)$(PREFIX)/lib/sysusers.d
tmpfiles_dir := $(DESTDIR)$(PREFIX)/lib/tmpfiles.d
settings_dir := $(DESTDIR)/etc/triaged

swift_files := Package.swift Sources Tests $(wildcard Benchmarks/Package.swift Benchmarks/Sources)

.PHONY: help deps build demo test test-systemd bench install uninstall lint format clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

deps: ## install the libraries that the build needs, as far as they are missing
	@.ci/scripts/deps

build: deps ## build the program for use: .build/release/triaged
	$(SWIFT) build $(RELEASE_FLAGS)

demo: build ## decide the sample requests by the shipped rules, and show what came of it
	@.ci/scripts/demo $(PROGRAM)

test: deps ## run all tests
	$(SWIFT) test

test-systemd: build ## run the service under a real systemd, in a container (as root)
	@Tests/systemd/run

bench: deps ## measure; ARGS="..." goes to the benchmark
	$(SWIFT) run -c release --package-path Benchmarks triaged-bench $(ARGS)

install: ## install program, unit, users, spool folders, rules and pages; needs `make build` before
	@test -x $(PROGRAM) || { echo "make install: build the program first: make build" >&2; exit 1; }
	install -d $(bin_dir) $(doc_dir) $(unit_dir) $(sysusers_dir) $(tmpfiles_dir) $(settings_dir)
	install -s -m 0755 $(PROGRAM) $(bin_dir)/triaged
	sed 's|/usr/local/|$(PREFIX)/|g' systemd/triaged.service > $(unit_dir)/triaged.service
	chmod 0644 $(unit_dir)/triaged.service
	install -m 0644 systemd/triaged.sysusers $(sysusers_dir)/triaged.conf
	install -m 0644 systemd/triaged.tmpfiles $(tmpfiles_dir)/triaged.conf
	install -m 0644 README.md LICENSE $(wildcard docs/*.md) $(doc_dir)
	test -e $(settings_dir)/triaged.yaml || \
	  install -m 0644 systemd/triaged.yaml $(settings_dir)/triaged.yaml
	test -e $(settings_dir)/rules || { \
	  install -d $(settings_dir)/rules && \
	  cp -R --no-preserve=ownership rules/. $(settings_dir)/rules; }
	@.ci/scripts/after-install '$(DESTDIR)'

uninstall: ## remove what `install` put there; settings, rules, spool and ledger stay
	rm -f $(bin_dir)/triaged $(unit_dir)/triaged.service
	rm -f $(sysusers_dir)/triaged.conf $(tmpfiles_dir)/triaged.conf
	rm -rf $(doc_dir)

lint: ## check the layout of the Swift files
	$(SWIFT) format lint --strict --parallel --recursive $(swift_files)

format: ## lay the Swift files out
	$(SWIFT) format --in-place --parallel --recursive $(swift_files)

clean: ## remove everything that was built
	rm -rf .build Benchmarks/.build
