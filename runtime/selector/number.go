package selector

import (
	"math"
	"strconv"
	"strings"
)

// formatBool writes b as parsel shows it.
func formatBool(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// formatFloat writes f as Python's str does: the shortest digits that read back as f,
// with an exponent of two digits below 1e-4 and from 1e16.
func formatFloat(f float64) string {
	switch abs := math.Abs(f); {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	case abs != 0 && (abs < 1e-4 || abs >= 1e16):
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}
