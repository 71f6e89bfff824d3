package settings

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Values come from scripts, from JSON and, as text, from the command line, so each type
// takes several forms. A setting that may be null is an `any`; whoever reads it says
// what it takes.

// typeName is the type of a key, told by its zero value.
func typeName(zero any) string {
	switch zero.(type) {
	case bool:
		return "bool"
	case int:
		return "int"
	case float64:
		return "float"
	case string:
		return "string"
	case []string, []int:
		return "list"
	case Dict:
		return "dict"
	}
	return "any"
}

func convert[T any](name string, v any) (T, error) {
	var zero T
	var out any
	var err error
	switch any(zero).(type) {
	case bool:
		out, err = toBool(v)
	case int:
		out, err = toInt(v)
	case float64:
		out, err = toFloat(v)
	case string:
		out, err = toString(v)
	case []string:
		out, err = toStrings(v)
	case []int:
		out, err = toInts(v)
	case Dict:
		out, err = toDict(v)
	default:
		out = v
	}
	if err != nil {
		return zero, fmt.Errorf("setting %s: %w", name, err)
	}
	if out == nil {
		return zero, nil
	}
	return out.(T), nil
}

func toBool(v any) (bool, error) {
	switch x := v.(type) {
	case bool:
		return x, nil
	case nil:
		return false, nil
	case int, int64, float64:
		if f, err := toFloat(x); err == nil && (f == 0 || f == 1) {
			return f == 1, nil
		}
	case string:
		switch x {
		case "1", "True", "true":
			return true, nil
		case "0", "False", "false", "":
			return false, nil
		}
	}
	return false, fmt.Errorf("%s is no boolean: it takes true, false, 1, 0, \"True\" or \"False\"", show(v))
}

func toInt(v any) (int, error) {
	switch x := v.(type) {
	case int:
		return x, nil
	case int64:
		return int(x), nil
	case float64:
		if x == math.Trunc(x) && math.Abs(x) < 1<<53 {
			return int(x), nil
		}
	case bool:
		if x {
			return 1, nil
		}
		return 0, nil
	case nil:
		return 0, nil
	case string:
		if n, err := strconv.Atoi(strings.TrimSpace(x)); err == nil {
			return n, nil
		}
	}
	return 0, fmt.Errorf("%s is no whole number", show(v))
}

func toFloat(v any) (float64, error) {
	switch x := v.(type) {
	case float64:
		if isFinite(x) {
			return x, nil
		}
	case int:
		return float64(x), nil
	case int64:
		return float64(x), nil
	case bool:
		if x {
			return 1, nil
		}
		return 0, nil
	case nil:
		return 0, nil
	case string:
		if f, err := strconv.ParseFloat(strings.TrimSpace(x), 64); err == nil && isFinite(f) {
			return f, nil
		}
	}
	return 0, fmt.Errorf("%s is no number", show(v))
}

func isFinite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

func toString(v any) (string, error) {
	switch x := v.(type) {
	case string:
		return x, nil
	case nil:
		return "", nil
	case bool, int, int64, float64:
		return fmt.Sprint(x), nil
	}
	return "", fmt.Errorf("%s is no text", show(v))
}

// toStrings takes a list, or text with commas as -s gives it.
func toStrings(v any) ([]string, error) {
	switch x := v.(type) {
	case nil:
		return nil, nil
	case []string:
		return x, nil
	case string:
		if x == "" {
			return nil, nil
		}
		return strings.Split(x, ","), nil
	case []any:
		out := make([]string, len(x))
		for i, e := range x {
			s, err := toString(e)
			if err != nil {
				return nil, err
			}
			out[i] = s
		}
		return out, nil
	}
	return nil, fmt.Errorf("%s is no list", show(v))
}

func toInts(v any) ([]int, error) {
	if x, ok := v.([]int); ok {
		return x, nil
	}
	list, err := toStrings(v)
	if err != nil {
		return nil, err
	}
	out := make([]int, len(list))
	for i, s := range list {
		if out[i], err = toInt(s); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// show is a value as a message quotes it.
func show(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case string:
		return fmt.Sprintf("%q", v)
	}
	return fmt.Sprint(v)
}

// As converts a value to a type by its name: "bool", "int", "float", "string", "list",
// "dict", or "any" for the value as it is. The error names the setting.
func As(kind, name string, v any) (any, error) {
	switch kind {
	case "bool":
		return convert[bool](name, v)
	case "int":
		return convert[int](name, v)
	case "float":
		return convert[float64](name, v)
	case "string":
		return convert[string](name, v)
	case "list":
		return convert[[]string](name, v)
	case "dict":
		return convert[Dict](name, v)
	}
	return v, nil
}
