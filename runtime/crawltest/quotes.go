package crawltest

import (
	"slices"
	"strings"
)

// Quote is one saying of /quotes/, as a spider should find it.
type Quote struct {
	Text   string // with its quotation marks
	Author string
	Tags   []string // empty, never nil
}

// Quotes returns the 100 quotes in the order of the pages.
func Quotes() []Quote {
	var quotes []Quote
	for _, f := range records("data/quotes.txt") {
		quotes = append(quotes, Quote{
			Text:   "“" + f[2] + "”",
			Author: f[0],
			Tags:   append([]string{}, strings.Fields(f[1])...),
		})
	}
	return quotes
}

// author is one line of authors.txt.
type author struct {
	Slug, Name, Born, Place, Description string
}

func authors() []author {
	var list []author
	for _, f := range records("data/authors.txt") {
		list = append(list, author{f[0], f[1], f[2], "in " + f[3], f[4]})
	}
	return list
}

// tagCount says how many quotes carry a tag.
type tagCount struct {
	Name  string
	Count int
}

// topTags returns the ten commonest tags, those of equal count by name.
func topTags(quotes []Quote) []tagCount {
	counts := map[string]int{}
	for _, q := range quotes {
		for _, t := range q.Tags {
			counts[t]++
		}
	}
	var top []tagCount
	for name, n := range counts {
		top = append(top, tagCount{name, n})
	}
	slices.SortFunc(top, func(a, b tagCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Name, b.Name)
	})
	return top[:10]
}

// records reads an embedded file of lines like "a | b | c".
func records(name string) [][]string {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err) // embedded: only a wrong name can fail
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSpace(line), "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		out = append(out, fields)
	}
	return out
}
