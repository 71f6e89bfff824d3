package feed

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// kwargs reads item_export_kwargs. A value of the wrong type and a name that nobody
// asked for are errors, told by check.
type kwargs struct {
	dict  settings.Dict
	asked []string
	err   error
}

func (k *kwargs) text(name, otherwise string) string { return kwarg(k, name, otherwise, "text") }
func (k *kwargs) flag(name string, otherwise bool) bool {
	return kwarg(k, name, otherwise, "true or false")
}
func (k *kwargs) number(name string, otherwise int64) int64 {
	return kwarg(k, name, otherwise, "a whole number")
}

func kwarg[T any](k *kwargs, name string, otherwise T, kind string) T {
	k.asked = append(k.asked, name)
	v, ok := k.dict.Get(name)
	if !ok || v == nil {
		return otherwise
	}
	t, ok := v.(T)
	if !ok {
		k.err = fmt.Errorf("item_export_kwargs: %s is %#v, it takes %s", name, v, kind)
		return otherwise
	}
	return t
}

func (k *kwargs) check() error {
	for name := range k.dict.All() {
		if !slices.Contains(k.asked, name) {
			return fmt.Errorf("item_export_kwargs: there is no %q for this format; there are %s", name, strings.Join(k.asked, ", "))
		}
	}
	return k.err
}
