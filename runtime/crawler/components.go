package crawler

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// build makes the components of one kind: the built-in ones and the script's, where
// the setting may move, add or (with null) disable any of them, in ascending order. It
// logs those that are enabled, as Scrapy does. With an error it returns what it had made.
func build[T any](env *component.Env, what string, key settings.Key[settings.Dict], known, fromScript []component.Ref[T]) ([]T, error) {
	refs, err := choose(settings.Get(env.Settings, key), key.Name, known, fromScript)
	if err != nil {
		return nil, err
	}
	var made []T
	var names []string
	for _, ref := range refs {
		t, err := ref.New(env)
		if out, ok := errors.AsType[*crawl.NotConfigured](err); ok {
			if out.Message != "" {
				env.Logger("scrapy.middleware").Debug("Disabled " + ref.Name + ": " + out.Message)
			}
			continue
		}
		if err != nil {
			return made, fmt.Errorf("%s: %w", ref.Name, err)
		}
		made = append(made, t)
		names = append(names, ref.Name)
	}
	env.Logger("scrapy.middleware").Info("Enabled " + what + ":\n" + list(names))
	return made, nil
}

// choose applies a component setting to the components there are.
func choose[T any](set settings.Dict, key string, known, fromScript []component.Ref[T]) ([]component.Ref[T], error) {
	refs := append(slices.Clone(known), fromScript...)
	orders := map[string]float64{}
	for _, r := range refs {
		orders[r.Name] = float64(r.Priority)
	}
	for name, order := range set.All() {
		i := slices.IndexFunc(refs, func(r component.Ref[T]) bool { return r.Name == name })
		if order == nil {
			if i >= 0 {
				refs = slices.Delete(refs, i, i+1)
			}
			continue
		}
		if i < 0 {
			return nil, fmt.Errorf("setting %s: there is no component %q; the built-in ones are %s", key, name, strings.Join(namesOf(known), ", "))
		}
		n, ok := number(order)
		if !ok {
			return nil, fmt.Errorf("setting %s: the order of %s is %v: it takes a number, or null to disable it", key, name, order)
		}
		orders[name] = n
	}
	slices.SortStableFunc(refs, func(a, b component.Ref[T]) int { return cmp.Compare(orders[a.Name], orders[b.Name]) })
	return refs, nil
}

func number(v any) (float64, bool) {
	switch n := v.(type) {
	case int64:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

func namesOf[T any](refs []component.Ref[T]) []string {
	names := make([]string, len(refs))
	for i, r := range refs {
		names[i] = r.Name
	}
	return names
}

// list is a Python list of strings, one a line.
func list(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "'" + n + "'"
	}
	return "[" + strings.Join(quoted, ",\n ") + "]"
}
