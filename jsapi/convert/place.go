package convert

import (
	"regexp"
	"strconv"
	"strings"
)

// place is the end of a frame: file, line and column.
var place = regexp.MustCompile(`(?m)^ +at (?:.* \()?([^()\n]+):(\d+):(\d+)\)?$`)

// Place is where the topmost frame of a stack lies that is the author's own, not a
// package's. The stack is one of Frames.
func Place(stack string) (file string, line, column int, ok bool) {
	for _, at := range place.FindAllStringSubmatch(stack, -1) {
		if strings.Contains(at[1], "node_modules") {
			continue
		}
		line, _ = strconv.Atoi(at[2])
		column, _ = strconv.Atoi(at[3])
		return at[1], line, column, true
	}
	return "", 0, 0, false
}
