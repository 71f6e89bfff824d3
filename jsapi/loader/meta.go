package loader

import (
	"encoding/json"
	"fmt"
	"path/filepath"
)

// metaVariable is what import.meta becomes in a bundle: a variable that each file which
// mentions it declares on its first line.
const metaVariable = "$importMeta"

func declareMeta(path string) string {
	return fmt.Sprintf("const %s = {url: %s, filename: %s, dirname: %s}; ", metaVariable,
		quote("file://"+filepath.ToSlash(path)), quote(path), quote(filepath.Dir(path)))
}

// quote writes text as a string of JavaScript.
func quote(text string) string {
	b, _ := json.Marshal(text) // a string always marshals
	return string(b)
}
