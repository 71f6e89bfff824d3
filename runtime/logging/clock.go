package logging

import (
	"fmt"
	"strings"
	"time"
)

// clock prints times as a strftime format says.
type clock []tick

// tick is literal text, or a layout of package time.
type tick struct {
	text   string
	layout bool
}

// directives are those of strftime that LOG_DATEFORMAT may use
// (https://docs.python.org/3/library/datetime.html#format-codes).
var directives = map[byte]string{
	'a': "Mon", 'A': "Monday", 'b': "Jan", 'B': "January", 'd': "02", 'f': ".000000", 'H': "15", 'I': "03",
	'j': "002", 'm': "01", 'M': "04", 'p': "PM", 'S': "05", 'y': "06", 'Y': "2006", 'z': "-0700", 'Z': "MST",
}

func newClock(format string) (clock, error) {
	var c clock
	for {
		before, after, found := strings.Cut(format, "%")
		c = append(c, tick{text: before})
		switch {
		case !found:
			return c, nil
		case after == "":
			return nil, fmt.Errorf("%q ends in a lone %%", format)
		case after[0] == '%':
			c = append(c, tick{text: "%"})
		default:
			layout, ok := directives[after[0]]
			if !ok {
				return nil, fmt.Errorf("there is no %%%c; there are %%a %%A %%b %%B %%d %%f %%H %%I %%j %%m %%M %%p %%S %%y %%Y %%z %%Z %%%%", after[0])
			}
			c = append(c, tick{layout, true})
		}
		format = after[1:]
	}
}

func (c clock) format(at time.Time) string {
	var b []byte
	for _, t := range c {
		switch {
		case !t.layout:
			b = append(b, t.text...)
		case t.text == directives['f']:
			b = fmt.Appendf(b, "%06d", at.Nanosecond()/1000)
		default:
			b = at.AppendFormat(b, t.text)
		}
	}
	return string(b)
}
