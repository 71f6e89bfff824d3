package intl

import (
	"strings"

	"github.com/dop251/goja"
	"golang.org/x/text/collate"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// collator is native.collator(locale, sensitivity, numeric): a function that
// compares two strings.
func (in *intl) collator(c goja.FunctionCall) goja.Value {
	var options []collate.Option
	switch c.Argument(1).String() {
	case "base":
		options = append(options, collate.IgnoreCase, collate.IgnoreDiacritics)
	case "accent":
		options = append(options, collate.IgnoreCase)
	case "case":
		options = append(options, collate.IgnoreDiacritics)
	}
	if c.Argument(2).ToBoolean() {
		options = append(options, collate.Numeric)
	}
	order := collate.New(language.Make(c.Argument(0).String()), options...)
	return in.rt.ToValue(func(c goja.FunctionCall) goja.Value {
		return in.rt.ToValue(order.CompareString(c.Argument(0).String(), c.Argument(1).String()))
	})
}

// forms are the names of plural forms.
var forms = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// plural is native.plural(locale, ordinal, digits): the form for a number.
func (in *intl) plural(c goja.FunctionCall) goja.Value {
	rules := plural.Cardinal
	if c.Argument(1).ToBoolean() {
		rules = plural.Ordinal
	}
	integer, fraction, _ := strings.Cut(c.Argument(2).String(), ".")
	form := rules.MatchPlural(language.Make(c.Argument(0).String()), low(integer), len(fraction), len(fraction), low(fraction), low(fraction))
	return in.rt.ToValue(forms[form])
}

// low is what rules look at of a number: it modulo ten million.
func low(digits string) int {
	n := 0
	for _, c := range digits[max(0, len(digits)-7):] {
		n = n*10 + int(c-'0')
	}
	return n
}
