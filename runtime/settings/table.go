package settings

// The settings of gojscrape stand in keys_*.go, by what they are about. Names, types and
// defaults are Scrapy's where Scrapy has the setting; durations are seconds and sizes
// bytes. A setting is added there, to the variables and to the list below them, and
// nowhere else: the guide, the declarations for TypeScript and the check for misspelt
// names read the lists.

// Group is a part of the table.
type Group struct {
	Title   string
	Entries []Entry // sorted by name
}

// Groups is the table in its parts.
var Groups = []Group{
	{"Requests and downloads", downloadSettings},
	{"Spiders, items and components", spiderSettings},
	{"Feeds, logs and stats", outputSettings},
	{"Settings that Scrapy does not have", ownSettings},
}

// Table lists every setting.
var Table = entries(Groups)

func entries(groups []Group) []Entry {
	var all []Entry
	for _, g := range groups {
		all = append(all, g.Entries...)
	}
	return all
}
