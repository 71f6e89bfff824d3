package settings_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

var update = flag.Bool("update", false, "write docs/settings.md")

// TestDocs holds docs/settings.md to the table. After a change of the table:
//
//	go test ./runtime/settings -run TestDocs -update
func TestDocs(t *testing.T) {
	const path = "../../docs/settings.md"
	want := page()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the table says; run go test ./runtime/settings -run TestDocs -update", path)
	}
}

func page() string {
	var b strings.Builder
	b.WriteString(`# Settings

Generated from the table in ` + "`runtime/settings`" + `; how settings are written and which source wins is told in
[the guide](guide/settings.md). Durations are seconds, sizes are bytes. A reload may change the settings marked ↻ in a
running crawl; all others keep the value that the crawl began with.
`)
	for _, g := range settings.Groups {
		fmt.Fprintf(&b, "\n## %s\n\n| Setting | Type | Default | Meaning |\n|---|---|---|---|\n", g.Title)
		for _, e := range g.Entries {
			b.WriteString(row(e.Info()))
		}
	}
	meaningless, missing := settings.ScrapyOnly()
	names(&b, "Settings of Scrapy that have no effect yet", "One line of the log names those that a project sets.", missing)
	names(&b, "Settings of Scrapy that have no meaning here",
		"They are about Python, Twisted or what Scrapy itself gave up. A project may keep them.", meaningless)
	return b.String()
}

func row(info settings.Info) string {
	name, kind := "`"+info.Name+"`", info.Type
	if info.Reload {
		name += " ↻"
	}
	if info.Allowed != "" {
		kind += ": " + info.Allowed
	}
	return fmt.Sprintf("| %s | %s | `%s` | %s |\n", name, kind, literal(info.Default), strings.ReplaceAll(info.Doc, "|", `\|`))
}

// literal is a value as JavaScript writes it.
func literal(v any) string {
	d, ok := v.(settings.Dict)
	if !ok {
		text, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		return string(text)
	}
	var parts []string
	for key, value := range d.All() {
		parts = append(parts, literal(key)+": "+literal(value))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func names(b *strings.Builder, title, text string, list []string) {
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n`%s`\n", title, text, strings.Join(list, "`, `"))
}
