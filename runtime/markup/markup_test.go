package markup_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gojscrape/gojscrape/runtime/markup"
)

// What the recorded rows do not reach; the results are w3lib's.
func TestReplaceEntities(t *testing.T) {
	for text, want := range map[string]string{
		"&EACUTE;&eacute;&Eacute;": "ééÉ", "&#128;&#129;&#x80": "€€", "&#0;": "\x00", "&#xD800;": "\uFFFD", "&#1114112;": "",
		"&#99999999999999999999 x": "&#99999999999999999999 x", "&;&&amp;&": "&;&&&", "&unknown;&unknown &#;&#x;": "&unknown &#;&#x;", "&": "&",
	} {
		if got := markup.ReplaceEntities(text, nil, true); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestTags(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"no tag at the end", markup.ReplaceTags("a<", "-"), "a<"},
		{"no tag without an end", markup.ReplaceTags("<p <b>x</b", "-"), "<p -x</b"},
		{"not a name", markup.ReplaceTags("<1><?x><!d><A></>", "-"), "<1><?x>---"},
		{"open comment", markup.RemoveComments("a<!-- b\n"), "a\n"},
		{"short comment", markup.RemoveComments("a<!-->b-->c"), "ac"},
		{"two comments", markup.RemoveComments("<!--a-->b<!--c-->"), "b"},
		{"strip", markup.StripSpace("\f a\v\r\n"), "a\v"},
		{"no word of that name", markup.RemoveTagsWithContent("<bb>x</bb><b>y</b>", []string{"b"}), "<bb>x</bb>"},
		{"end tag of a longer name", markup.RemoveTagsWithContent("<b>x</bb>y</b >z", []string{"b"}), "z"},
		{"no end tag", markup.RemoveTagsWithContent("<b>x", []string{"b"}), "<b>x"},
		{"empty element before", markup.RemoveTagsWithContent("<b/>x<b>y</b>z", []string{"b"}), "z"},
		{"nested", markup.RemoveTagsWithContent("<b><b>x</b>y</b>", []string{"B", "b"}), "y</b>"},
		{"unclosed end tag", markup.RemoveTagsWithContent("<b>x</b <b>y</b>z", []string{"b"}), "z"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
	if got, err := markup.RemoveTags("<P a=1>x</p></><b/>", []string{"p"}, nil); got != "x</><b/>" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := markup.RemoveTags("", []string{"a"}, []string{"b"}); !errors.Is(err, markup.ErrWhichAndKeep) {
		t.Errorf("got %v", err)
	}
}

func TestMetaRefresh(t *testing.T) {
	for page, want := range map[string]string{
		`<meta http-equiv=refresh content=" 1;url=/x">`:                           "",
		`<meta http-equiv=refresh content="1. ;url=/x">`:                          "",
		`<meta http-equiv=refresh content="1.2.3;url=/x">`:                        "",
		`<meta http-equiv=refresh content="1;url=/x>`:                             "",
		`<meta http-equiv=refresh content=1;url=/x>`:                              "",
		`<meta content="1;url=/x" data-http-equiv="refresh">`:                     "",
		`<meta content="1;url=/x" a-http-equiv=x http-equiv = 'Refresh'>`:         "/x",
		`<meta content="x"><meta http-equiv="refresh" content = '1 ; URL= /y "'>`: "/y",
		`<meta http-equiv="refresh" content="1;url=a?b&amp;c&gt;d">`:              "a?b&c>d",
		`<!-- <meta http-equiv="refresh" content="1;url=/x">`:                     "",
		`<script><meta http-equiv="refresh" content="1;url=/x"></script>`:         "",
		`<script><meta http-equiv="refresh" content="1;url=/x">`:                  "/x",
	} {
		seconds, url, ok := markup.MetaRefresh(page, []string{"script"})
		if url != want || ok != (want != "") || ok && seconds != 1 {
			t.Errorf("%s: got %v, %q, %v", page, seconds, url, ok)
		}
	}
}

// Pages built to make a search of the rest at every tag must not take quadratic time: at
// this size that would be hours.
func TestHostilePagesTakeLinearTime(t *testing.T) {
	const n = 2_000_000
	for _, piece := range []string{"<", "&", "<b>", "<!--", "</b", "<b>x</b", "<meta refresh content ", "<![CDATA[", "&#x", "<base href ", "<script "} {
		page := strings.Repeat(piece, n/len(piece))
		markup.RemoveTagsWithContent(page, []string{"b", "script"})
		markup.MetaRefresh(page, []string{"b"})
		markup.ReplaceEntities(page, nil, true)
		markup.Unquote(page, nil, true)
		markup.BaseHref(page)
		markup.DeclaredEncoding(page[:4096])
		if got, err := markup.RemoveTags(markup.RemoveComments(markup.ReplaceTags(page, "")), nil, nil); err != nil || len(got) > len(page) {
			t.Errorf("%s grew", piece)
		}
	}
}

func FuzzMarkup(f *testing.F) {
	f.Add(`<base href="/x"><script>a</script><meta http-equiv="refresh" content="1;url=&amp;">`, "script")
	f.Add(`<![CDATA[&lt;]]>&#x110000;&lt;<!-- <b/ </b`, "b")
	f.Fuzz(func(t *testing.T, page, name string) {
		markup.BaseHref(page)
		markup.DeclaredEncoding(page)
		markup.MetaRefresh(page, []string{name})
		for _, got := range []string{
			markup.RemoveTagsWithContent(page, []string{name}), markup.RemoveComments(page), markup.ReplaceTags(page, ""),
			markup.Unquote(page, nil, true), markup.ReplaceEntities(page, nil, true),
		} {
			if utf8.ValidString(page) && !utf8.ValidString(got) {
				t.Errorf("%q became %q", page, got)
			}
		}
		if !markup.HasReferences(page) && markup.ReplaceEntities(page, nil, false) != page {
			t.Errorf("%q has no references and changed", page)
		}
	})
}
