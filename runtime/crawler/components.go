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

// maker makes the components of one generation.
type maker struct {
	crawl *component.Env // for what stays when the code is replaced
	code  *component.Env // for the rest
	kept  map[string]any // what stays, by name; a later generation has no other of these
	first bool           // of the crawl: what is enabled is logged
}

// build makes the components of one kind: the built-in ones and the script's, where
// the setting may move, add or (with null) disable any of them, in ascending order. It
// logs those that are enabled, as Scrapy does. With an error it returns what it had made.
func build[T any](m *maker, what string, key settings.Key[settings.Dict], known, fromScript []component.Ref[T]) ([]T, error) {
	refs, err := choose(settings.Get(m.code.Settings, key), key.Name, known, fromScript)
	if err != nil {
		return nil, err
	}
	log := m.code.Logger("scrapy.middleware")
	var made []T
	var names []string
	for _, ref := range refs {
		t, err := makeOne(m, ref)
		if out, ok := errors.AsType[*crawl.NotConfigured](err); ok {
			if m.first && out.Message != "" {
				log.Debug("Disabled " + ref.Name + ": " + out.Message)
			}
			continue
		}
		if err != nil {
			return made, fmt.Errorf("%s: %w", ref.Name, err)
		}
		made = append(made, t)
		names = append(names, ref.Name)
	}
	if m.first {
		log.Info("Enabled " + what + ":\n" + list(names))
	}
	return made, nil
}

// makeOne makes a component, or takes the one that there is. What was left out when the
// crawl began stays out: it would know only half of the crawl. The extensions of the crawl
// are not of any generation, so a later one has none of them.
func makeOne[T any](m *maker, ref component.Ref[T]) (T, error) {
	if !stays(ref.Name) {
		return ref.New(m.code)
	}
	if !m.first {
		t, ok := m.kept[ref.Name].(T)
		if !ok {
			return t, &crawl.NotConfigured{}
		}
		return t, nil
	}
	t, err := ref.New(m.crawl)
	if _, extension := any(t).(component.Extension); err == nil && !extension {
		m.kept[ref.Name] = t
	}
	return t, err
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
