package crawl_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// guessedASCII is the encoding of an ASCII body that says nothing about itself.
const guessedASCII = "cp1252"

func TestDecodeReadsTheMark(t *testing.T) {
	for _, row := range vectors(t, "w3lib_encoding.json", "encoding.read_bom", 6) {
		body := arg(row, 0)
		var want []json.RawMessage
		if err := json.Unmarshal(row.Expect, &want); err != nil {
			t.Fatal(err)
		}
		name, _ := text(want[0])
		got, decoded := crawl.Decode([]byte(body), "", "")
		if name == "" {
			name = guessedASCII
		}
		if got != name || strings.Contains(decoded, "\uFEFF") {
			t.Errorf("%s: got %q, text %q, want %q", describe(row), got, decoded, name)
		}
	}
}

func TestDecodeReadsTheHeader(t *testing.T) {
	for _, row := range vectors(t, "w3lib_encoding.json", "encoding.http_content_type_encoding", 29) {
		want, ok := text(row.Expect)
		if !ok {
			want = guessedASCII
		}
		if got, _ := crawl.Decode([]byte("x"), arg(row, 0), ""); got != want {
			t.Errorf("%s: got %q, want %q", describe(row), got, want)
		}
	}
}

func TestDecodeReadsTheDeclaration(t *testing.T) {
	for _, row := range vectors(t, "w3lib_encoding.json", "encoding.html_body_declared_encoding", 29) {
		want, ok := text(row.Expect)
		if !ok {
			want = guessedASCII
		}
		if got, _ := crawl.Decode([]byte(arg(row, 0)), "", ""); got != want {
			t.Errorf("%s: got %q, want %q", describe(row), got, want)
		}
	}
}

func TestDecodeResolvesLabels(t *testing.T) {
	for _, row := range vectors(t, "w3lib_encoding.json", "encoding.resolve_encoding", 4) {
		want, ok := text(row.Expect)
		if !ok {
			want = guessedASCII
		}
		if got, _ := crawl.Decode([]byte(`<?xml encoding="`+arg(row, 0)+`"?>`), "", ""); got != want {
			t.Errorf("%s: got %q, want %q", describe(row), got, want)
		}
	}
}

func TestDecodeReplacesWhatIsWrong(t *testing.T) {
	for _, row := range vectors(t, "w3lib_encoding.json", "encoding.to_unicode", 20) {
		want, _ := text(row.Expect)
		name, got := crawl.Decode([]byte(arg(row, 0)), "", arg(row, 1))
		if got != want || name != arg(row, 1) {
			t.Errorf("%s: got %q in %q, want %q", describe(row), got, name, want)
		}
	}
}

// Of these rows only the text is compared where w3lib falls back to its default_encoding
// or an auto_detect_fun of the caller ("utf8", "ascii"): Scrapy passes its own guess
// there, and so does Decode.
func TestDecodeAgreesWithW3lib(t *testing.T) {
	rows, failed := vectors(t, "w3lib_encoding.json", "encoding.html_to_unicode", 35), 0
	for _, row := range rows {
		var want []string
		if err := json.Unmarshal(row.Expect, &want); err != nil {
			t.Fatal(err)
		}
		name, decoded := crawl.Decode([]byte(arg(row, 1)), arg(row, 0), "")
		if decoded != want[1] {
			failed++
			t.Errorf("%s: got %q, want %q", describe(row), decoded, want[1])
		}
		if fallback := want[0] == "utf8" || want[0] == "ascii"; !fallback && name != want[0] {
			failed++
			t.Errorf("%s: got %q, want %q", describe(row), name, want[0])
		}
	}
	t.Logf("conformance|w3lib: encodings of pages|%d|%d|-", len(rows), len(rows)-failed)
}

func TestDecodeOrder(t *testing.T) {
	const meta = `<meta charset="koi8-r">`
	for _, c := range []struct {
		name, body, contentType, explicit string
		encoding, text                    string
	}{
		{"explicit beats header", "\xE4", "text/html; charset=koi8-r", "latin1", "latin1", "ä"},
		{"unknown explicit name does not count", "\xE4", "text/html; charset=koi8-r", "klingon", "koi8-r", "Д"},
		{"mark decodes even against an explicit name", "\xEF\xBB\xBFä", "", "latin1", "latin1", "ä"},
		{"mark beats header", "\xEF\xBB\xBFä", "text/html; charset=koi8-r", "", "utf-8", "ä"},
		{"header beats declaration", meta + "\xE4", "text/html; charset=cp1251", "", "cp1251", meta + "д"},
		{"unknown header does not count", meta + "\xE4", "text/html; charset=klingon", "", "koi8-r", meta + "Д"},
		{"declaration beats guess", meta + "\xC4\xC4", "", "", "koi8-r", meta + "дд"},
		{"declared UTF-16 that is none", `<meta charset="utf-16">ä`, "", "", "utf-8", `<meta charset="utf-16">ä`},
		{"valid UTF-8 is guessed", "ä", "text/html", "", "utf-8", "ä"},
		{"else cp1252 is guessed", "\xE4\x80", "text/html", "", "cp1252", "ä€"},
		{"nothing", "", "", "", "cp1252", ""},
		{"UTF-7 is never believed", "+ADw-", "text/html; charset=utf-7", "", "cp1252", "+ADw-"},
		{"an encoding without text is not believed", "ä", "text/html; charset=hz-gb-2312", "", "utf-8", "ä"},
		{"escape sequences are not ASCII", "\x1b$B%5\x1b(B", "text/html; charset=iso-2022-jp", "", "iso2022_jp", "サ"},
		{"control characters of ISO 8859", "\x80\x9F\xA1", "text/html; charset=iso-8859-2", "", "iso8859-2", "\u0080\u009fĄ"},
		{"gaps of ISO 8859", "\x85\xA1\xE0", "text/html; charset=iso-8859-8", "", "iso8859-8", "\u0085\uFFFDא"},
		{"gaps of Windows", "\x98\xC0", "text/html; charset=windows-1251", "", "cp1251", "\uFFFDА"},
		{"half a UTF-16 character", "\xFE\xFF\x00a\x00", "", "", "utf-16-be", "a\uFFFD"},
		{"half a UTF-32 character", "\xFF\xFE\x00\x00a\x00\x00\x00b", "", "", "utf-32-le", "a\uFFFD"},
		{"declaration beyond 4 KiB", strings.Repeat(" ", 4096) + meta + "ä", "", "", "utf-8", strings.Repeat(" ", 4096) + meta + "ä"},
		{"declaration in an open comment", "<!-- " + meta + "ä", "", "", "utf-8", "<!-- " + meta + "ä"},
		{"charset without a value", `<meta charset charset="">ä`, "", "", "utf-8", `<meta charset charset="">ä`},
		{"broken header parameters", "ä", `text/html; charset; a="\"; =; charset`, "", "utf-8", "ä"},
	} {
		encoding, text := crawl.Decode([]byte(c.body), c.contentType, c.explicit)
		if encoding != c.encoding || text != c.text {
			t.Errorf("%s: got %q in %q, want %q in %q", c.name, text, encoding, c.text, c.encoding)
		}
	}
}

// The names are those of codecs.lookup(w3lib.encoding.resolve_encoding(label)).name.
func TestDecodeKnowsTheLabelsOfPython(t *testing.T) {
	for label, want := range map[string]string{
		"utf8": "utf-8", "UTF_8": "utf-8", "u8": "utf-8", "ascii": "cp1252", "us-ascii": "cp1252", "8859": "cp1252",
		"iso-8859-9": "cp1254", "ISO_8859-15": "iso8859-15", "windows_1250": "cp1250", "cp1251": "cp1251", "win_1251": "cp1251",
		"mac-cyrillic": "mac-cyrillic", "macintosh": "mac-roman", "tis-620": "cp874", "gb2312": "gb18030", "GBK": "gb18030",
		"cp936": "gb18030", "gb18030-2000": "gb18030", "big5": "big5hkscs", "sjis": "cp932", "ms932": "cp932",
		"euc_jp": "euc_jp", "ujis": "euc_jp", "iso2022jp": "iso2022_jp", "euckr": "cp949", "uhc": "cp949",
		"utf-16": "utf-16-be", "utf-16le": "utf-16-le", "utf-32": "utf-32-be", "utf-32le": "utf-32-le",
	} {
		if got, _ := crawl.Decode([]byte("x"), "text/html; charset="+label, ""); got != want {
			t.Errorf("%s: got %q, want %q", label, got, want)
		}
	}
}

// Whatever a page calls its encoding, it is decoded, and what is ASCII stays so.
func TestDecodeTakesAnyLabel(t *testing.T) {
	for _, label := range []string{
		"replacement", "x-user-defined", "iso-2022-kr", "iso-2022-cn", "hz-gb-2312", "utf-7", "utf-16", "utf-32", "utf-8-sig", "none", "null",
		"undefined", "idna", "punycode", "base64", "rot13", "zlib", "unicode", "binary", "\x00", "é", strings.Repeat("a", 100_000),
	} {
		page := `<meta charset="` + label + `">ok`
		for _, body := range []string{page, `<?xml version="1.0" encoding="` + label + `"?>` + page} {
			if _, got := crawl.Decode([]byte(body), "", ""); !strings.HasSuffix(got, ">ok") {
				t.Errorf("declared %.20q: got %q", label, got)
			}
		}
		if strings.HasPrefix(label, "utf-16") || strings.HasPrefix(label, "utf-32") {
			continue // who is told so by the header or by the caller, believes it
		}
		for _, place := range [][2]string{{"text/html; charset=" + label, ""}, {"", label}} {
			if _, got := crawl.Decode([]byte("ok"), place[0], place[1]); got != "ok" {
				t.Errorf("told %.20q: got %q", place, got)
			}
		}
	}
}

func FuzzDecodeNeverFails(f *testing.F) {
	f.Add([]byte("<meta charset=gbk>\x80\xFF"), "text/html; charset=\"x", "utf-16")
	f.Add([]byte("\xFF\xFE\x00\x00\x00"), "", "")
	f.Fuzz(func(t *testing.T, body []byte, contentType, explicit string) {
		encoding, decoded := crawl.Decode(body, contentType, explicit)
		if encoding == "" || strings.ToValidUTF8(decoded, "") != decoded {
			t.Errorf("got %q in %q", decoded, encoding)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	page := strings.Repeat("<p>Fünf Prozent für alle</p>\n", 1000)
	for b.Loop() {
		crawl.Decode([]byte(page), "text/html", "")
	}
}
