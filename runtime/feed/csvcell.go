package feed

import (
	"math/big"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

// cell is the text of a value: a list of texts joined, other lists and mappings as
// Python prints them.
func (e *csvRows) cell(v any) (cell, error) {
	v, err := plain(v)
	switch v := v.(type) {
	case nil:
		return cell{}, err
	case string:
		return cell{text: scalars(v)}, nil
	case []byte:
		return cell{text: string(v)}, nil
	case bool, int, int64, float64, *big.Int:
		return cell{text: pyliteral.Repr(v), number: true}, nil
	case []string:
		return cell{text: scalars(strings.Join(v, e.join))}, nil
	case []any:
		if texts, ok := allText(v); ok {
			return cell{text: scalars(strings.Join(texts, e.join))}, nil
		}
	}
	return cell{text: pyliteral.Repr(v)}, nil
}

func allText(list []any) ([]string, bool) {
	texts := make([]string, len(list))
	for i, v := range list {
		s, ok := v.(string)
		if !ok {
			return nil, false
		}
		texts[i] = s
	}
	return texts, true
}
