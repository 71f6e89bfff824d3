package sql_test

import (
	"net"
	"path/filepath"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/sqltest"
)

func testWait(_ *testing.T, w *world) {
	w.is(`
		const db = globalThis.db = await sql.connect(url, { max: 1, timeout: 200 });
		await db.exec('create table t (a int)');
		const inner = await db.transaction(async (tx) => errorOf(db.exec('insert into t values (1)')));
		return inner.code + (inner.message.includes('use tx and not db'))`, `ERR_SQL_WAITtrue`)
	w.is(`return show(await db.exec('insert into t values (1)'))`,
		map[string]string{"sqlite": `{changes:1,lastInsertId:1}`}[w.engine]+map[string]string{"postgres": `{changes:1,lastInsertId:null}`, "mysql": `{changes:1,lastInsertId:null}`}[w.engine])
}

func testManyAtOnce(_ *testing.T, w *world) {
	w.is(`
		const [one, two] = url === 'sqlite::memory:' ? Array(2).fill(await sql.connect(url)) : await Promise.all([sql.connect(url, { max: 2 }), sql.connect(url, { max: 2 })]);
		await one.exec('create table t (a int primary key, b int)');
		await Promise.all(Array.from({ length: 200 }, (_, a) => (a % 2 ? one : two).exec('insert into t values (?, 0)', [a])));
		await Promise.all(Array.from({ length: 40 }, (_, a) => (a % 2 ? one : two).transaction(async (tx) => {
			const row = await tx.one('select b from t where a = ?', [a]);
			await tx.exec('update t set b = ? where a = ?', [row.b + 1, a]);
		})));
		await Promise.all(Array.from({ length: 50 }, (_, a) => one.query('select * from t')));
		const busy = { postgres: 'select pg_backend_pid() as id, pg_sleep(0.02)', mysql: 'select connection_id() as id, sleep(0.02)' }[engine];
		const used = busy ? new Set((await Promise.all(Array.from({ length: 10 }, () => one.one(busy)))).map((row) => row.id)).size : 2;
		return show([await one.one('select count(*) as n from t where b = 1'), await two.one('select count(*) as n from t'), used])`, `[{n:40},{n:200},2]`)
}

func TestAServerThatDoesNotAnswer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, scheme := range []string{"mysql", "postgres"} {
		w := newWorld(t, engine{scheme, func(*testing.T) string { return scheme + "://u:s3cr3t-word@" + l.Addr().String() + "/d" }})
		w.has(`const e = await errorOf(sql.connect(url, { timeout: 100 })); return e.code + e.message`, "ERR_SQL_CONNECTIONconnecting to "+scheme+"://u:***@")
	}
}

func TestATableChangesUnderAPreparedStatement(t *testing.T) {
	w := newWorld(t, server("postgres", sqltest.Postgres(t)))
	w.is(`
		const db = await sql.connect(url, { max: 1 });
		await db.exec('create table t (a int)');
		await db.exec('insert into t values (?)', [1]);
		const first = show(await db.query('select * from t'));
		await db.exec('alter table t add b int');
		return first + show(await db.query('select * from t'))`, `[{a:1}][{a:1,b:null}]`)
}

func TestADateThatIsNoneStaysText(t *testing.T) {
	w := newWorld(t, server("mysql", sqltest.MariaDB(t)))
	w.is(`
		const db = await sql.connect(url + '?sql_mode=%27%27');
		await db.exec('create table t (a date, b datetime)');
		await db.exec("insert into t values ('0000-00-00', '2026-02-00')");
		return show(await db.query('select * from t')) + show(await db.query('select a from t where 1 = ?', [1]))`,
		`[{a:"0000-00-00",b:"2026-02-00 00:00:00"}][{a:"0000-00-00"}]`)
}

func TestSQLiteFiles(t *testing.T) {
	w := newWorld(t, engine{"sqlite", func(*testing.T) string { return "" }})
	w.is(`
		const db = await sql.connect('sqlite:50%?#x.db'.replace('?', ''));
		const pragma = async (name) => Object.values(await db.one('pragma ' + name))[0];
		await db.exec('create temp table t (a)');
		await db.exec('insert into t values (1)');
		return show([await pragma('journal_mode'), await pragma('foreign_keys'), await pragma('busy_timeout'), await db.query('select a from t')])`,
		`["wal",1,10000,[{a:1}]]`)
	if found, _ := filepath.Glob(filepath.Join(w.root, "50%#x.db")); len(found) != 1 {
		t.Errorf("the file is not where the URL says: %v", found)
	}
	w.is(`
		const db = await sql.connect('sqlite:a.db');
		await db.exec('create table parent (id integer primary key); create table child (p references parent(id))');
		return (await errorOf(db.exec('insert into child values (1)'))).code`, `SQLITE_CONSTRAINT_FOREIGNKEY`)
	w.is(`
		const db = await sql.connect('sqlite:a.db?mode=ro');
		return show(await db.query('select * from child')) + (await errorOf(db.exec('delete from child'))).code`, `[]SQLITE_READONLY`)
	w.is(`const db = await sql.connect('sqlite:`+filepath.ToSlash(w.root)+`/a.db'); return show(await db.query('select * from child'))`, `[]`)
}
