package crawler

import (
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
	byName := map[string]component.Ref[T]{}
	var base settings.Dict
	for _, r := range slices.Concat(known, fromScript) {
		byName[r.Name] = r
		base = append(base, settings.DictEntry{Key: r.Name, Value: r.Priority})
	}
	enabled, err := settings.Components(base, set)
	if err != nil {
		return nil, fmt.Errorf("setting %s: %w", key, err)
	}
	refs := make([]component.Ref[T], len(enabled))
	for i, c := range enabled {
		r, ok := byName[c.Name]
		if !ok {
			return nil, fmt.Errorf("setting %s: there is no component %q: %s", key, c.Name, wanted(known))
		}
		refs[i] = r
	}
	return refs, nil
}

// wanted says what a component may be named by.
func wanted[T any](known []component.Ref[T]) string {
	const own = "name a class, or a path such as './components.js#Name'"
	if len(known) == 0 {
		return own
	}
	return own + ", or one of the built-in ones: " + strings.Join(namesOf(known), ", ")
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
