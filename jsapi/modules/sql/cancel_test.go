package sql_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
)

// slow are queries that take for ever: before the first row, and after it.
const slow = endless + `const slow = ['select count(*) as n from (' + endless + ') as x', 'select n from (' + endless + ') as x where n + 0 in (1, -1)'];
`

func testAbort(_ *testing.T, w *world) {
	w.is(slow+`
		const db = globalThis.db = await sql.connect(url, { max: 1 });
		const list = [];
		for (const text of slow) {
			const mine = new RangeError('mine');
			const c = new AbortController();
			setTimeout(() => c.abort(mine), 50);
			const e = await errorOf(db.query(text, [], c));
			list.push(e === mine);
			list.push((await db.one('select 1 as x')).x);
		}
		return show(list)`, `[true,1,true,1]`)
	w.is(slow+`return (await errorOf(db.query(slow[0], { signal: AbortSignal.timeout(30) }))).name`, `TimeoutError`)
	w.is(`return (await errorOf(db.exec('create table t (a int)', [], { signal: AbortSignal.abort() }))).name`, `AbortError`)
	w.has(`return show(await db.query('select * from t'))`, `SqlError: `)

	w.is(endless+`
		await db.exec('create table t (a int)');
		const c = new AbortController();
		let n = 0;
		const e = await errorOf(collect(db.each(endless, { signal: c.signal }), () => { if (++n === 100) c.abort(); }));
		return e.name + ' ' + (n >= 100 && n < 300) + ' ' + (await db.one('select 1 as x')).x`, `AbortError true 1`)
	w.is(`
		const c = new AbortController();
		const e = await errorOf(db.transaction(async (tx) => {
			await tx.exec('insert into t values (1)');
			setTimeout(() => c.abort(), 20);
			await new Promise(() => {});
		}, c));
		return e.name + show(await db.query('select * from t'))`, `AbortError[]`)
	w.is(slow+`
		const e = await errorOf(db.transaction((tx) => tx.query(slow[1]), { signal: AbortSignal.timeout(40) }));
		return e.name + (await db.one('select 1 as x')).x`, `TimeoutError1`)
	w.is(`return (await errorOf(sql.connect(url, { signal: AbortSignal.abort() }))).name`, `AbortError`)
}

func testLoopCloses(t *testing.T, w *world) {
	said := make(chan string, 3)
	inside := make(chan struct{}, 3)
	w.set("inside", func() { inside <- struct{}{} })
	w.eval(`globalThis.db = await sql.connect(url)`)
	for _, work := range []string{`db.transaction((tx) => { inside(); return tx.query(slow[0]) })`, `inside() || db.query(slow[0])`, `inside() || db.query(slow[1])`} {
		go func() { said <- w.eval(slow + `return show(await (` + work + `))`) }()
		<-inside
	}
	began := time.Now()
	w.end()
	for range 3 {
		if got := <-said; !strings.Contains(got, "ERR_SQL_CANCELED") && !strings.Contains(got, "closed") {
			t.Errorf("a query that was cut off says %s", got)
		}
	}
	if took := time.Since(began); took > 8*time.Second {
		t.Errorf("closing took %s", took)
	}
	if !strings.Contains(w.log.String(), "level=WARN msg=\"Rolled back the transaction on ") {
		t.Errorf("no word of the transaction: %s", w.log)
	}
}

func testLeftTransaction(t *testing.T, w *world) {
	inside := make(chan struct{}, 1)
	w.set("inside", func() { inside <- struct{}{} })
	w.eval(`
		globalThis.db = await sql.connect(url);
		await db.exec('create table t (a int)');
		db.transaction(async (tx) => {
			await tx.exec('insert into t values (1)');
			inside();
			await new Promise(() => {});
		});`)
	<-inside
	w.end()
	for _, want := range []string{"level=WARN", "Rolled back the transaction on ", "left open (begun at spider.js:4:"} {
		if !strings.Contains(w.log.String(), want) {
			t.Errorf("the log has no %q:\n%s", want, w.log)
		}
	}
	if strings.Contains(w.log.String(), "s3cr3t") {
		t.Errorf("the log has the password:\n%s", w.log)
	}
	if w.url == "sqlite::memory:" {
		return
	}
	again := newWorldIn(t, w.root, engine{w.engine, func(*testing.T) string { return w.url }})
	again.is(`const db = await sql.connect(url); return show(await db.query('select * from t'))`, `[]`)
}

func testClose(t *testing.T, w *world) {
	w.is(`
		const db = globalThis.db = await sql.connect(url);
		await db.exec('create table t (a int)');
		const left = db.transaction(async (tx) => { await tx.exec('insert into t values (2)'); await db.close(); await tx.exec('insert into t values (3)') });
		return (await errorOf(left)).code`, `ERR_SQL_CLOSED`)
	w.is(`return (await errorOf(db.query('select 1'))).code`, `ERR_SQL_CLOSED`)
	w.is(`return (await errorOf(db.transaction(() => {}))).code`, `ERR_SQL_CLOSED`)
	w.is(`return String(await db.close())`, `undefined`)
	if !strings.Contains(w.log.String(), "Rolled back the transaction") {
		t.Errorf("no word of the transaction that close() ended: %s", w.log)
	}
}

func (w *world) set(name string, v any) {
	w.t.Helper()
	_, err := w.loop.Await(w.t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		return goja.Undefined(), rt.Set(name, v)
	}, nothing)
	if err != nil {
		w.t.Fatal(err)
	}
}
