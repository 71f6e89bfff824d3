package settings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// limited is a key that not every value of its type suits.
type limited[T any] struct {
	Key[T]
	allowed string // in words, for errors and the guide
	fits    func(T) bool
}

// atLeast limits a number from below.
func atLeast[T cmp.Ordered](k Key[T], least T) Entry {
	return limited[T]{k, fmt.Sprintf("%v or more", least), func(v T) bool { return v >= least }}
}

// oneOf limits a text to a list.
func oneOf(k Key[string], values ...string) Entry {
	return limited[string]{k, quoted(values), func(v string) bool { return slices.Contains(values, v) }}
}

// levelName limits a text to the names of Python's logging module, in either case.
func levelName(k Key[string]) Entry {
	names := []string{"CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG"}
	return limited[string]{k, quoted(names), func(v string) bool { return slices.Contains(names, strings.ToUpper(v)) }}
}

func quoted(values []string) string { return `"` + strings.Join(values, `", "`) + `"` }

func (l limited[T]) Info() Info {
	info := l.Key.Info()
	info.Allowed = l.allowed
	return info
}

func (l limited[T]) check(v any) error {
	t, err := convert[T](l.Name, v)
	if err != nil {
		return err
	}
	if !l.fits(t) {
		return fmt.Errorf("setting %s: %s is not allowed: it takes %s", l.Name, show(t), l.allowed)
	}
	return nil
}
