package xpath

import "strings"

type tokenKind uint8

const (
	tokenEnd      tokenKind = iota
	tokenNumber             // text is the digits
	tokenLiteral            // text is what the quotes hold
	tokenVariable           // text is the name after $
	tokenName               // a name test: text is its local part, or *
	tokenFunction           // a name before (
	tokenNodeType           // comment, text, processing-instruction or node before (
	tokenAxis               // a name before ::
	tokenOperator           // and, or, mod, div, * and what is written with signs; / and // too
	tokenMark               // ( ) [ ] . .. @ , ::
)

type token struct {
	kind         tokenKind
	prefix, text string // prefix is that of a name
	start        int
}

func (t token) is(kind tokenKind, text string) bool { return t.kind == kind && t.text == text }

// lexer cuts an expression into tokens by the rules of §3.7, which need the token before.
type lexer struct {
	src    string
	pos    int
	tokens []token
}

func lex(src string) ([]token, error) {
	l := &lexer{src: src, tokens: make([]token, 0, len(src)/3+2)}
	for {
		l.pos = skipBlanks(src, l.pos)
		if l.pos == len(src) {
			return append(l.tokens, token{kind: tokenEnd, start: l.pos}), nil
		}
		if err := l.next(); err != nil {
			return nil, err
		}
	}
}

func skipBlanks(s string, i int) int {
	for i < len(s) && isBlank(s[i]) {
		i++
	}
	return i
}

func (l *lexer) next() error {
	switch c := l.src[l.pos]; {
	case c == '"' || c == '\'':
		return l.literal()
	case isDigit(c) || c == '.' && l.pos+1 < len(l.src) && isDigit(l.src[l.pos+1]):
		l.add(tokenNumber, "", l.src[l.pos:numberEnd(l.src, l.pos)])
	case c == '$':
		return l.variable()
	case c == '*':
		if l.operatorExpected() {
			l.add(tokenOperator, "", "*")
		} else {
			l.add(tokenName, "", "*")
		}
	default:
		for _, sign := range signs {
			if strings.HasPrefix(l.src[l.pos:], sign.text) {
				l.add(sign.kind, "", sign.text)
				return nil
			}
		}
		return l.name()
	}
	return nil
}

// signs are sorted so that a longer one comes before its beginning.
var signs = []token{
	{kind: tokenMark, text: "::"}, {kind: tokenMark, text: ".."}, {kind: tokenMark, text: "."}, {kind: tokenMark, text: "("},
	{kind: tokenMark, text: ")"}, {kind: tokenMark, text: "["}, {kind: tokenMark, text: "]"}, {kind: tokenMark, text: "@"},
	{kind: tokenMark, text: ","}, {kind: tokenOperator, text: "//"}, {kind: tokenOperator, text: "/"},
	{kind: tokenOperator, text: "|"}, {kind: tokenOperator, text: "+"}, {kind: tokenOperator, text: "-"},
	{kind: tokenOperator, text: "!="}, {kind: tokenOperator, text: "="}, {kind: tokenOperator, text: "<="},
	{kind: tokenOperator, text: "<"}, {kind: tokenOperator, text: ">="}, {kind: tokenOperator, text: ">"},
}

// add appends a token whose text stands at the position, and moves on.
func (l *lexer) add(kind tokenKind, prefix, text string) {
	l.tokens = append(l.tokens, token{kind: kind, prefix: prefix, text: text, start: l.pos})
	l.pos += len(text)
	if prefix != "" {
		l.pos += len(prefix) + 1
	}
}

// operatorExpected is the rule that tells * and names from operators.
func (l *lexer) operatorExpected() bool {
	if len(l.tokens) == 0 {
		return false
	}
	switch last := l.tokens[len(l.tokens)-1]; last.kind {
	case tokenOperator, tokenAxis:
		return false
	case tokenMark:
		return last.text == ")" || last.text == "]" || last.text == "." || last.text == ".."
	}
	return true
}

func (l *lexer) literal() error {
	quote := l.src[l.pos]
	end := strings.IndexByte(l.src[l.pos+1:], quote)
	if end < 0 {
		return l.fail(l.pos, "unclosed string")
	}
	l.tokens = append(l.tokens, token{kind: tokenLiteral, text: l.src[l.pos+1 : l.pos+1+end], start: l.pos})
	l.pos += end + 2
	return nil
}

func (l *lexer) variable() error {
	start := l.pos
	end := nameEnd(l.src, start+1)
	if end == start+1 {
		return l.fail(start, "expected the name of a variable after $")
	}
	if end < len(l.src) && l.src[end] == ':' && nameEnd(l.src, end+1) > end+1 {
		end = nameEnd(l.src, end+1)
	}
	l.tokens = append(l.tokens, token{kind: tokenVariable, text: l.src[start+1 : end], start: start})
	l.pos = end
	return nil
}

func (l *lexer) name() error {
	end := nameEnd(l.src, l.pos)
	if end == l.pos {
		return l.fail(l.pos, "unexpected character")
	}
	name := l.src[l.pos:end]
	if l.operatorExpected() {
		switch name {
		case "and", "or", "mod", "div":
			l.add(tokenOperator, "", name)
			return nil
		}
		return l.fail(l.pos, "expected an operator")
	}
	after := skipBlanks(l.src, end)
	switch {
	case strings.HasPrefix(l.src[after:], "::"):
		l.add(tokenAxis, "", name)
		l.pos = after + 2
	case strings.HasPrefix(l.src[end:], ":*"):
		l.add(tokenName, name, "*")
	case strings.HasPrefix(l.src[end:], ":") && nameEnd(l.src, end+1) > end+1:
		l.called(name, l.src[end+1:nameEnd(l.src, end+1)])
	default:
		l.called("", name)
	}
	return nil
}

// called adds a name: what it is depends on whether a parenthesis follows.
func (l *lexer) called(prefix, name string) {
	start := l.pos
	l.add(tokenName, prefix, name)
	if after := skipBlanks(l.src, l.pos); after == len(l.src) || l.src[after] != '(' {
		return
	}
	t := &l.tokens[len(l.tokens)-1]
	t.kind, t.start = tokenFunction, start
	switch name {
	case "comment", "text", "processing-instruction", "node":
		if prefix == "" {
			t.kind = tokenNodeType
		}
	}
}

func (l *lexer) fail(at int, msg string) error {
	return &SyntaxError{Expr: l.src, Offset: at, Msg: msg}
}
