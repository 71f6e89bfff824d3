package statement_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

const (
	lite = statement.SQLite
	pg   = statement.Postgres
	my   = statement.MySQL
)

func list(values ...any) statement.Params { return statement.Params{List: values} }

// letters has a value for each name of one letter but z.
func letters() statement.Params {
	return statement.Params{Named: func(name string) (any, bool) {
		return strings.ToUpper(name), len(name) == 1 && name != "z"
	}}
}

func TestPlaceholdersBecomeThoseOfTheDriver(t *testing.T) {
	for _, tc := range []struct {
		dialect statement.Dialect
		text    string
		params  statement.Params
		want    string
	}{
		{lite, `select ?, ?`, list(1, 2), `select ?, ? [1 2]`},
		{pg, `select ?, ?`, list(1, 2), `select $1, $2 [1 2]`},
		{my, `select $2, $1, $2`, list(1, 2), `select ?, ?, ? [2 1 2]`},
		{lite, `select $1, ?2`, list(1, 2), `select ?, ? [1 2]`},
		{pg, `select $2, $1`, list(1, 2), `select $2, $1 [1 2]`},
		{pg, `select :a, :b, :a`, letters(), `select $1, $2, $1 [A B]`},
		{my, `select :a, :b, :a`, letters(), `select ?, ?, ? [A B A]`},
		{lite, `select :a,:b,(:a)`, letters(), `select ?,?,(?) [A B A]`},

		{lite, `select '?', ?`, list(1), `select '?', ? [1]`},
		{lite, `select 'it''s ?', ?`, list(1), `select 'it''s ?', ? [1]`},
		{lite, `select '\', ?`, list(1), `select '\', ? [1]`},
		{my, `select '\'?', "\"?", ?`, list(1), `select '\'?', "\"?", ? [1]`},
		{pg, `select E'\'?', e'?', ?`, list(1), `select E'\'?', e'?', $1 [1]`},
		{pg, `select U&'\', '\', ?`, list(1), `select U&'\', '\', $1 [1]`},
		{pg, `select name'?', ?`, list(1), `select name'?', $1 [1]`},
		{pg, `select "a?""?", ?`, list(1), `select "a?""?", $1 [1]`},
		{lite, "select `?`, [?], ?", list(1), "select `?`, [?], ? [1]"},
		{my, "select `\\`, ?", list(1), "select `\\`, ? [1]"},

		{lite, "select 1 -- ?\n, ?", list(1), "select 1 -- ?\n, ? [1]"},
		{my, "select 1--1, ? # ?\n-- ?", list(1), "select 1--1, ? # ?\n-- ? [1]"},
		{my, "select ? --", list(1), "select ? -- [1]"},
		{lite, `select /* ? /* */ ?`, list(1), `select /* ? /* */ ? [1]`},
		{pg, `select /* ? /* ? */ ? */ ?`, list(1), `select /* ? /* ? */ ? */ $1 [1]`},

		{pg, `select $$ ? $1 :a $$, $q$ $$ ? $q$, ?`, list(1), `select $$ ? $1 :a $$, $q$ $$ ? $q$, $1 [1]`},
		{pg, `select a$1, $1`, list(1), `select a$1, $1 [1]`},
		{pg, `select :a::text, b::int`, letters(), `select $1::text, b::int [A]`},
		{pg, `select f(x := :a), t[1:b], t[c:2], t[:d]`, letters(), `select f(x := $1), t[1:b], t[c:2], t[$2] [A D]`},
		{my, `set @x:=:a`, letters(), `set @x:=? [A]`},
		{pg, `select j ? 'k' and id = $1`, list(1), `select j ? 'k' and id = $1 [1]`},
		{pg, `select j ? 'k' and id = :a`, letters(), `select j ? 'k' and id = $1 [A]`},
		{pg, `select j ? 'k'`, list(), `select j ? 'k' []`},
		{pg, `select j ?? 'k' and j ??| ? and id = ?`, list(1, 2), `select j ? 'k' and j ?| $1 and id = $2 [1 2]`},
		{lite, `select '10:30', 1`, letters(), `select '10:30', 1 []`},
		{pg, `select 'ä', :ä, :a`, statement.Params{Named: func(n string) (any, bool) { return n, true }}, `select 'ä', $1, $2 [ä a]`},
		{lite, `select '`, list(), `select ' []`},
		{pg, `select /* `, list(), `select /*  []`},
		{my, `select '\`, list(), `select '\ []`},

		{lite, `select ?`, list(), `error: the statement has 1 placeholders, but there are 0 values`},
		{lite, `select 1`, list(1), `error: the statement has 0 placeholders, but there are 1 values`},
		{pg, `select $1`, list(), `error: the statement goes up to $1, but there are 0 values`},
		{my, `select $1`, list(1, 2), `error: the statement goes up to $1, but there are 2 values`},
		{my, `select $1, ?`, list(1), `error: the statement mixes ? and $1: use one of them`},
		{lite, `select $0, $1`, list(1), `error: placeholders count from $1`},
		{lite, `select $99999999999999999999, $1`, list(1), `error: the statement goes up to $9223372036854775807, but there are 1 values`},
		{lite, `select :a`, list(1), `error: the statement has names such as :name: give the values as an object`},
		{lite, `select :a, :z`, letters(), `error: there is no value for :z`},
	} {
		got, err := statement.Parse(tc.text, tc.dialect).Bind(tc.params)
		text := ""
		if err != nil {
			text = "error: " + err.Error()
		} else {
			text = fmt.Sprintf("%s %v", got.Text, got.Args)
		}
		if text != tc.want {
			t.Errorf("%s\n gives %s\n want  %s", tc.text, text, tc.want)
		}
	}
}

func TestWhatAStatementDoes(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{`select 1`, "reads"},
		{` -- note` + "\n" + ` SELECT 1;  -- end`, "reads"},
		{`values (1)`, "reads"},
		{`with a as (select 1) select * from a`, "reads"},
		{`select 'delete', "update", [insert]`, "reads"},
		{`with a as (select 1) insert into t select * from a`, "inserts writes"},
		{`select 1; create table t(a)`, ""},
		{`replace into t values (1)`, "inserts writes"},
		{`delete from t`, "writes"},
		{`create table t(a)`, ""},
		{`pragma user_version = 3`, ""},
		{``, ""},
	} {
		s := statement.Parse(tc.text, lite)
		var got []string
		for word, is := range map[string]bool{"reads": s.Reads(), "writes": s.Writes(), "inserts": s.Inserts()} {
			if is {
				got = append(got, word)
			}
		}
		for _, word := range strings.Fields(tc.want) {
			if !strings.Contains(strings.Join(got, " "), word) {
				t.Errorf("%s is %v, want %s", tc.text, got, tc.want)
			}
		}
		if len(got) != len(strings.Fields(tc.want)) {
			t.Errorf("%s is %v, want %s", tc.text, got, tc.want)
		}
	}
}

func TestAPositionLeadsBackToTheAuthorsText(t *testing.T) {
	author := `select 'ä', :name, :b, oops`
	b, err := statement.Parse(author, pg).Bind(statement.Params{Named: func(string) (any, bool) { return 1, true }})
	if err != nil {
		t.Fatal(err)
	}
	at := func(text, what string) int { return len([]rune(text[:strings.Index(text, what)])) + 1 }
	for author, driver := range map[string]string{"'ä'": "'ä'", ":name": "$1", ":b": "$2", "oops": "oops"} {
		want := at(`select 'ä', :name, :b, oops`, author)
		if got := b.Origin(`select 'ä', :name, :b, oops`, at(b.Text, driver)); got != want {
			t.Errorf("%s is at %d, want %d", author, got, want)
		}
	}
}

// Whatever the text, a value never becomes part of it, and what is no
// placeholder stays as it was.
func FuzzValuesStayOutOfTheText(f *testing.F) {
	for _, seed := range []string{`select ? '?' "?"`, "a -- ?\n?", `$$ ? $$ ?`, `E'\'' ?`, `/* /* */ ? */`, "`?` # ?\n ?", `[?] ?`, `?? :a ::b $1`} {
		for d := range 3 {
			f.Add(seed, d)
		}
	}
	const hostile = "'; drop table t; --"
	f.Fuzz(func(t *testing.T, text string, d int) {
		s := statement.Parse(text, statement.Dialect(((d%3)+3)%3))
		if strings.Contains(text, "drop table") {
			t.Skip()
		}
		for n := range 4 {
			values := make([]any, n)
			for i := range values {
				values[i] = hostile
			}
			b, err := s.Bind(statement.Params{List: values})
			if err == nil && strings.Contains(b.Text, "drop table") {
				t.Fatalf("%q became %q", text, b.Text)
			}
		}
		b, err := s.Bind(statement.Params{Named: func(string) (any, bool) { return hostile, true }})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if strings.Contains(b.Text, "drop table") || len(b.Args) > strings.Count(text, ":") {
			t.Fatalf("%q became %q with %d values", text, b.Text, len(b.Args))
		}
		if again, err := statement.Parse(b.Text, statement.SQLite).Bind(statement.Params{Named: func(string) (any, bool) { return nil, false }}); d%3 == 0 && (err != nil || again.Text != b.Text) {
			t.Fatalf("%q keeps a name: %v", b.Text, err)
		}
		for position := range len(b.Text) + 2 {
			if o := b.Origin(text, position); o < 1 || o > len(text)+1 {
				t.Fatalf("position %d of %q leads to %d of %q", position, b.Text, o, text)
			}
		}
	})
}
