// Package base64 is atob and btoa, as https://infra.spec.whatwg.org/#forgiving-base64 has them.
package base64

import (
	"encoding/base64"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/domexception"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

// Install defines the globals. They need DOMException in the runtime.
func Install(rt *goja.Runtime) error {
	if err := global.Define(rt, "atob", function(rt, "atob", decode)); err != nil {
		return err
	}
	return global.Define(rt, "btoa", function(rt, "btoa", encode))
}

// function makes a conversion of strings a function of scripts. What it cannot
// convert is an InvalidCharacterError with the problem it returns.
func function(rt *goja.Runtime, name string, convert func(string) (result, problem string)) goja.Value {
	return global.Function(rt, name, func(c goja.FunctionCall) goja.Value {
		if len(c.Arguments) == 0 {
			panic(rt.NewTypeError(name + " needs a string"))
		}
		result, problem := convert(c.Argument(0).String())
		if problem != "" {
			domexception.Throw(rt, "InvalidCharacterError", name+": "+problem)
		}
		return rt.ToValue(result)
	})
}

// encode takes a binary string, in which each character stands for a byte.
func encode(text string) (encoded, problem string) {
	data := make([]byte, 0, len(text))
	for _, r := range text {
		if r > 0xff {
			return "", "the string has characters beyond U+00FF; encode it with TextEncoder or Buffer first"
		}
		data = append(data, byte(r))
	}
	return base64.StdEncoding.EncodeToString(data), ""
}

// decode returns a binary string. White space anywhere and missing padding are
// forgiven; padding in the middle and left-over characters are not. Bits that
// are left over are dropped.
func decode(encoded string) (text, problem string) {
	compact := strings.Map(dropSpace, encoded)
	if len(compact)%4 == 0 {
		compact = strings.TrimSuffix(strings.TrimSuffix(compact, "="), "=")
	}
	data, err := base64.RawStdEncoding.DecodeString(compact)
	if err != nil {
		return "", "the string is not correctly encoded"
	}
	return latin1(data), ""
}

// dropSpace is for strings.Map: it drops ASCII white space. Other characters
// that Go's decoder would skip do not exist.
func dropSpace(r rune) rune {
	if strings.ContainsRune(" \t\n\f\r", r) {
		return -1
	}
	return r
}

func latin1(data []byte) string {
	runes := make([]rune, len(data))
	for i, b := range data {
		runes[i] = rune(b)
	}
	return string(runes)
}
