package engine

import (
	"encoding/json"

	"github.com/gojscrape/gojscrape/runtime/pyliteral"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// dumpStats logs the stats as Scrapy does, where programs that read its logs look for
// them, or as one line of JSON.
func (e *Engine) dumpStats() {
	if !settings.Get(e.env.Settings, settings.StatsDump) {
		return
	}
	all := e.env.Stats.All()
	text := pyliteral.PFormat(all)
	if settings.Get(e.env.Settings, settings.StatsDumpFormat) == "json" {
		b, err := json.Marshal(all)
		if err != nil {
			e.log.Error("Error dumping the stats as JSON", "err", err)
			return
		}
		text = string(b)
	}
	e.env.Logger("scrapy.statscollectors").Info("Dumping Scrapy stats:\n" + text)
}
