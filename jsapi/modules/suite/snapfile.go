package suite

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A snapshot file is JavaScript to editors and reviewers, as those of Jest are: a comment,
// then an exports[`name`] = `value`; for each snapshot, by name.
const snapshotHeader = "// What `gojscrape test` compares with; `gojscrape test -u` writes it anew.\n"

const (
	nameBegin  = "exports[`"
	valueBegin = "`] = `\n"
	valueEnd   = "\n`;\n"
)

func printSnapshots(stored map[string]string) string {
	var b strings.Builder
	b.WriteString(snapshotHeader)
	for _, name := range slices.Sorted(maps.Keys(stored)) {
		b.WriteString("\n" + nameBegin + escape(name) + valueBegin + escape(stored[name]) + valueEnd)
	}
	return b.String()
}

// readSnapshots reads what printSnapshots wrote. Line ends may have become those of Windows.
func readSnapshots(source string) (map[string]string, error) {
	source = strings.ReplaceAll(source, "\r\n", "\n")
	stored := map[string]string{}
	for rest := source; ; {
		_, after, found := strings.Cut(rest, "\n"+nameBegin)
		if !found {
			return stored, nil
		}
		name, after, ok := literal(after)
		line := strings.Count(source[:len(source)-len(after)], "\n") + 1
		if !ok || !strings.HasPrefix(after, valueBegin[1:]) {
			return nil, fmt.Errorf("line %d is no snapshot: take the file from version control, or delete it and run gojscrape test -u", line)
		}
		value, after, ok := literal(after[len(valueBegin)-1:])
		if !ok {
			return nil, fmt.Errorf("the snapshot in line %d has no end: %w", line, errCut)
		}
		stored[name] = strings.TrimSuffix(value, "\n")
		rest = after
	}
}

var errCut = errors.New("take the file from version control, or delete it and run gojscrape test -u")

var (
	escaper   = strings.NewReplacer(`\`, `\\`, "`", "\\`", "${", `\${`, "\r", `\r`)
	unescaper = strings.NewReplacer(`\\`, `\`, "\\`", "`", `\${`, "${", `\r`, "\r")
)

func escape(text string) string { return escaper.Replace(text) }

// literal is the text up to the backtick that ends it.
func literal(source string) (text, rest string, ok bool) {
	for i := 0; i < len(source); i++ {
		switch source[i] {
		case '\\':
			i++
		case '`':
			return unescaper.Replace(source[:i]), source[i+1:], true
		}
	}
	return "", "", false
}
