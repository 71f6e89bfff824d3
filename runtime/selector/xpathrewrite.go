package selector

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// rewriteXPath puts an expression into what the XPath library understands: variables
// become literals and the functions that parsel adds become standard ones. An expression
// that it would get wrong without a word is an error.
func rewriteXPath(expr string, r xpathRewriter) (string, error) {
	if !strings.ContainsAny(expr, "$(:") {
		return expr, nil
	}
	return r.rewrite(expr)
}

type xpathRewriter struct {
	vars       map[string]any
	namespaces map[string]string
	xml        bool
}

func (r xpathRewriter) rewrite(expr string) (string, error) {
	var out strings.Builder
	for i := 0; i < len(expr); {
		end, text, err := r.next(expr, i)
		if err != nil {
			return "", err
		}
		out.WriteString(text)
		i = end
	}
	return out.String(), nil
}

// next rewrites the token at i and returns where the one after it starts.
func (r xpathRewriter) next(expr string, i int) (end int, text string, err error) {
	switch c := expr[i]; {
	case c == '\'' || c == '"':
		end = skipLiteral(expr, i)
		return end, expr[i:end], nil
	case c == '$':
		end = skipName(expr, i+1)
		text, err = r.variable(expr[i+1 : end])
		return end, text, err
	case isNameByte(c) && (c < '0' || c > '9') && c != '-':
		return r.name(expr, i)
	}
	return i + 1, expr[i : i+1], nil
}

// name rewrites a call of a function; any other name stays.
func (r xpathRewriter) name(expr string, i int) (end int, text string, err error) {
	end = skipName(expr, i)
	name := expr[i:end]
	if strings.HasSuffix(name, ":") && !strings.HasSuffix(name, "::") && strings.HasPrefix(expr[end:], "*") {
		return end + 1, r.anyName(strings.TrimSuffix(name, ":")), nil
	}
	open := end + len(expr[end:]) - len(strings.TrimLeft(expr[end:], " \t\r\n"))
	if open >= len(expr) || expr[open] != '(' || strings.Contains(name, "::") {
		return end, name, nil
	}
	args, after, ok := splitArguments(expr, open)
	if !ok {
		return end, name, nil // left for the library to complain about
	}
	for j := range args {
		if args[j], err = r.rewrite(args[j]); err != nil {
			return 0, "", err
		}
	}
	text, err = r.call(name, args)
	return after, text, err
}

// anyName writes prefix:*, which the library takes for an element called *. An unknown
// prefix stays, for the library to complain about.
func (r xpathRewriter) anyName(name string) string {
	axis, prefix := "", name
	if i := strings.LastIndex(name, "::"); i >= 0 {
		axis, prefix = name[:i+2], name[i+2:]
	}
	if uri, known := r.namespaces[prefix]; known {
		return axis + "*[namespace-uri()=" + literal(uri) + "]"
	}
	return name + ":*"
}

func (r xpathRewriter) call(name string, args []string) (string, error) {
	switch {
	case name == "has-class":
		return hasClassCall(args)
	case name == "re:test":
		return regexpTest(args)
	case name == "name" && r.xml:
		return plainCall("replace", []string{plainCall(name, args), "'" + unnamedPrefix + ":'", "''"}), nil
	case (name == "string-length" || name == "number") && len(args) == 0:
		return name + "(.)", nil
	case name == "contains", name == "starts-with", name == "substring-before", name == "substring-after":
		return plainCall(name, asStrings(args)), nil
	case strings.Contains(name, ":"), name == "processing-instruction", name == "id", name == "lang":
		return "", fmt.Errorf("the function %s() is not supported", name)
	}
	return plainCall(name, args), nil
}

// asStrings converts arguments, because the library takes only texts where the standard
// takes anything.
func asStrings(args []string) []string {
	for i, arg := range args {
		if !isLiteral(arg) {
			args[i] = "string(" + arg + ")"
		}
	}
	return args
}

func plainCall(name string, args []string) string {
	return name + "(" + strings.Join(args, ",") + ")"
}

// hasClassCall writes has-class("a", "b"), parsel's test for words of the class attribute.
func hasClassCall(args []string) (string, error) {
	if len(args) == 0 {
		return "", errors.New("has-class must have at least 1 argument")
	}
	tests := make([]string, len(args))
	for i, arg := range args {
		tests[i] = "contains(concat(' ',normalize-space(@class),' '),concat(' '," + arg + ",' '))"
	}
	if len(tests) == 1 {
		return tests[0], nil
	}
	return "boolean(" + strings.Join(tests, " and ") + ")", nil
}

// regexpTest writes re:test(text, pattern, flags) of http://exslt.org/regexp/functions/test.
// A pattern must be a literal, in the syntax of Go.
func regexpTest(args []string) (string, error) {
	if len(args) != 2 && len(args) != 3 {
		return "", errors.New("re:test() takes two or three arguments")
	}
	if len(args) == 3 && strings.Contains(args[2], "i") {
		args[1] = "concat('(?i)'," + args[1] + ")"
	}
	return "matches(string(" + args[0] + ")," + args[1] + ")", nil
}

func (r xpathRewriter) variable(name string) (string, error) {
	switch v := r.vars[name].(type) {
	case string:
		return literal(v), nil
	case bool:
		return strconv.FormatBool(v) + "()", nil
	case int, int64, float64:
		return numberLiteral(v), nil
	case nil:
		return "", fmt.Errorf("the variable $%s is not defined", name)
	default:
		return "", fmt.Errorf("the variable $%s is a %T; it must be a string, a number or a boolean", name, v)
	}
}
