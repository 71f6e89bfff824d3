package database

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"time"
)

// JSON is the text of a JSON value: of a column of that type, or an object for a parameter.
type JSON string

// List is a list for a parameter: an array where PostgreSQL expects one, else JSON.
type List struct {
	Values []any
	JSON   JSON
	Err    error // why there is no JSON
}

func (l List) text() (string, error) { return string(l.JSON), l.Err }

// A date as text, by which SQLite and MySQL sort and compare it. It is in UTC.
const dateText = "2006-01-02 15:04:05.999"

// encodePlain encodes for a database that has no lists and no BigInts.
func encodePlain(v any) (any, error) {
	switch v := v.(type) {
	case List:
		return v.text()
	case JSON:
		return string(v), nil
	case time.Time:
		return v.UTC().Format(dateText), nil
	case float64:
		if math.IsNaN(v) {
			return nil, fmt.Errorf("NaN is no value here")
		}
	case *big.Int:
		return nil, fmt.Errorf("%s is beyond the integers of this database: send it as text", v)
	}
	return v, nil
}

// shortFloat is the double that reads as a float of 32 bits does: 0.1 is not
// 0.10000000149011612.
func shortFloat(f float32) float64 {
	d, err := strconv.ParseFloat(strconv.FormatFloat(float64(f), 'g', -1, 32), 64)
	if err != nil {
		return float64(f)
	}
	return d
}

// textOf is a column that the driver gives as bytes although it is text.
func textOf(v any) any {
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	return v
}

// timeOf reads a date in one of the layouts; what is none stays text, as the
// date 0000-00-00 does.
func timeOf(v any, layouts ...string) any {
	text, ok := textOf(v).(string)
	if !ok {
		return v
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t
		}
	}
	return text
}
