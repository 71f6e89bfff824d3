package settings

import (
	"log/slog"
	"slices"
	"strings"
)

// Remark is a line for the log about settings that somebody wrote and that do nothing.
type Remark struct {
	Level slog.Level
	Text  string
}

// Remarks looks for misspelt names, and for settings of Scrapy that are not in the table.
// Other unknown names are a project's own.
func (s *Settings) Remarks() []Remark {
	meaningless, missing := ScrapyOnly()
	var remarks []Remark
	var ignored, waiting []string
	for _, name := range s.Names() {
		switch _, known := Find(name); {
		case known:
		case slices.Contains(meaningless, name):
			ignored = append(ignored, name)
		case slices.Contains(missing, name):
			waiting = append(waiting, name)
		default:
			if like := Suggest(name); like != "" {
				remarks = append(remarks, Remark{slog.LevelWarn, "unknown setting " + name + ": did you mean " + like + "?"})
			}
		}
	}
	if len(waiting) > 0 {
		remarks = append(remarks, Remark{slog.LevelWarn, "settings that have no effect yet: " + strings.Join(waiting, ", ")})
	}
	if len(ignored) > 0 {
		remarks = append(remarks, Remark{slog.LevelInfo, "settings of Scrapy that have no meaning here: " + strings.Join(ignored, ", ")})
	}
	return remarks
}
