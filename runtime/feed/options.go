package feed

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/pyliteral"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// config is one entry of FEEDS, with what it leaves open filled in from FEED_* settings.
type config struct {
	uri        string
	template   pyliteral.Template
	format     string
	overwrite  bool
	storeEmpty bool
	batchSize  int // items per file; 0 is no limit
	options    Options
}

// known are the options an entry may have.
var known = []string{"batch_item_count", "encoding", "fields", "format", "indent", "item_export_kwargs", "overwrite", "store_empty"}

// configs reads FEEDS. An error names the feed and the option.
func configs(s *settings.Settings) ([]config, error) {
	var out []config
	for uri, v := range settings.Get(s, settings.Feeds).All() {
		entry, ok := v.(settings.Dict)
		if !ok {
			return nil, fmt.Errorf("setting FEEDS: the options of %q are %#v, they must be a mapping", uri, v)
		}
		c, err := newConfig(s, uri, entry)
		if err != nil {
			return nil, fmt.Errorf("setting FEEDS: feed %q: %w", uri, err)
		}
		out = append(out, c)
	}
	return out, nil
}

func newConfig(s *settings.Settings, uri string, entry settings.Dict) (config, error) {
	for name := range entry.All() {
		if !slices.Contains(known, name) {
			return config{}, fmt.Errorf("there is no option %q; there are %s", name, strings.Join(known, ", "))
		}
	}
	o := &optionReader{entry: entry}
	c := config{
		uri:        uri,
		format:     o.text("format", strings.TrimPrefix(path.Ext(uri), ".")),
		overwrite:  o.flag("overwrite", false),
		storeEmpty: o.flag("store_empty", settings.Get(s, settings.FeedStoreEmpty)),
		batchSize:  o.number("batch_item_count", 0),
		options: Options{
			Encoding: o.text("encoding", settings.Get(s, settings.FeedExportEncoding)),
			Columns:  o.columns("fields", settings.Get(s, settings.FeedExportFields)),
			Indent:   o.indent("indent", settings.Get(s, settings.FeedExportIndent)),
			Kwargs:   o.dict("item_export_kwargs"),
		},
	}
	if o.err != nil {
		return c, o.err
	}
	var err error
	c.template, err = pyliteral.ParseTemplate(uri)
	return c, err
}

// numbered says whether the files of batches get names of their own.
func (c *config) numbered() bool {
	names := c.template.Names()
	return slices.Contains(names, "batch_id") || slices.Contains(names, "batch_time")
}
