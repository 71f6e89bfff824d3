package sql_test

import (
	"strings"
	"testing"
)

func testErrors(t *testing.T, w *world) {
	w.eval(`globalThis.db = await sql.connect(url);
		await db.exec('create table t (a int primary key, b int not null)');
		await db.exec('insert into t values (1, 1)');`)
	w.is(`const e = await errorOf(db.exec('insert into t values (?, ?)', [1, 2]));
		return show([e instanceof sql.SqlError, e instanceof Error, e.name, e.code, e.errno ?? 0, e.sql, e.constraint ?? ''])`,
		map[string]string{
			"sqlite":   `[true,true,"SqlError","SQLITE_CONSTRAINT_PRIMARYKEY",1555,"insert into t values (?, ?)",""]`,
			"postgres": `[true,true,"SqlError","23505",0,"insert into t values (?, ?)","t_pkey"]`,
			"mysql":    `[true,true,"SqlError","23000",1062,"insert into t values (?, ?)",""]`,
		}[w.engine])
	w.is(`return (await errorOf(db.exec('insert into t values (2, null)'))).code`,
		map[string]string{"sqlite": "SQLITE_CONSTRAINT_NOTNULL", "postgres": "23502", "mysql": "23000"}[w.engine])
	w.is(`return (await errorOf(db.query('select * from nowhere'))).code`,
		map[string]string{"sqlite": "SQLITE_ERROR", "postgres": "42P01", "mysql": "42S02"}[w.engine])
	w.has("const outer = async () => {\n await db.query('selec')\n}\nreturn (await errorOf(outer())).stack", `spider.js:2:`)
	w.is(`return (await errorOf(db.query('selec /*' + 'x'.repeat(1000) + '*/'))).message.length < 400`, `true`)
	if w.engine == "postgres" {
		w.is(`return show((await errorOf(db.query("select 'é', ?, :a::int, oops", [1]))).position)`, `16`)
		w.is(`return show((await errorOf(db.query("select 'é', :value::int, oops", { value: 1 }))).position)`, `26`)
	}
	if strings.HasPrefix(w.url, "sqlite") {
		return
	}
	// The password is in no message.
	said := w.eval(`
		const list = [];
		for (const bad of [url.replace('s3cr3t-word', 'wr0ng-word@#'), url.replace('author', 'nobody'), url.replace(/127.0.0.1:\d+/, '127.0.0.1:1'), url.replace(/test\d+/, 'nowhere'), url + (url.includes('?') ? '&' : '?') + 'oops=1&password=s3cr3t-word'])
			list.push(await errorOf(sql.connect(bad, { timeout: 3000 })));
		return list.map((e) => e.stack + JSON.stringify(e)).join('\n')`)
	for _, secret := range []string{"s3cr3t-word", "wr0ng-word"} {
		if strings.Contains(said, secret) {
			t.Errorf("a message has the password:\n%s", said)
		}
	}
	if !strings.Contains(said, "://author:***@127.0.0.1:1/") {
		t.Errorf("the messages don't name the server:\n%s", said)
	}
}

func TestURLsThatNameNoDatabase(t *testing.T) {
	w := newWorld(t, engine{"sqlite", func(*testing.T) string { return "" }})
	for url, want := range map[string]string{
		`'file.db'`:                `SqlError: "file.db:" names no database: a URL begins with sqlite:, postgres:// or mysql:// (ERR_SQL_URL)`,
		`'sqlite:'`:                `the URL names no file: write sqlite:file.db or sqlite::memory:`,
		`'sqlite:///a.db'`:         `write sqlite:file.db for a path from the project`,
		`'sqlite:a.db?cache=1'`:    `?cache=1 is not supported, only ?mode=ro`,
		`'sqlite:none/a.db'`:       `SQLITE_CANTOPEN`,
		`'sqlite:a.db?mode=ro'`:    `SQLITE_CANTOPEN`,
		`'mysql://a:b c@@d:x'`:     `this is not a valid URL`,
		`5`:                        `TypeError: connect() needs a URL`,
		`'sqlite:a', { max: 1.5 }`: `TypeError: max must be a number of connections`,
	} {
		w.has(`await sql.connect(`+url+`); return 'connected'`, want)
	}
}
