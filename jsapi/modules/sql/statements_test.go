package sql_test

import "testing"

func testStatements(_ *testing.T, w *world) {
	w.is(`
		const db = globalThis.db = await sql.connect(url);
		const id = { sqlite: 'integer primary key', postgres: 'serial primary key', mysql: 'int auto_increment primary key' }[engine];
		await db.exec('create table t (id ' + id + ', name varchar(20))');
		return show(await db.exec("insert into t (name) values ('a'), ('b'), ('c')"));`,
		map[string]string{"sqlite": `{changes:3,lastInsertId:3}`, "postgres": `{changes:3,lastInsertId:null}`, "mysql": `{changes:3,lastInsertId:1}`}[w.engine])
	w.is(`return show(await db.query('select id, name from t where id > ? order by id', [1]))`, `[{id:2,name:"b"},{id:3,name:"c"}]`)
	w.is(`const rows = await db.query('select id, name from t where 1 = 0'); return show([rows.columns, Object.keys(rows), rows.length])`, `[["id","name"],[],0]`)
	w.is(`return Object.getPrototypeOf(await db.one('select 1 as x')) === Object.prototype`, `true`)
	w.is(`return show(await db.one('select name from t order by id'))`, `{name:"a"}`)
	w.is(`return show(await db.one('select name from t where id = 9'))`, `null`)
	w.is(`return show(await db.query('select 1 as a, 2 as a, 3 as "__proto__"'.replaceAll('"', engine === 'mysql' ? '`+"`"+`' : '"')))`, `[{a:2,__proto__:3}]`)
	w.is(`return show(await db.exec('update t set name = name where id > 1'))`, `{changes:2,lastInsertId:null}`)
	w.is(`return show(await db.exec('delete from t where id = 9'))`, `{changes:0,lastInsertId:null}`)
	w.is(`return show(await db.exec('create table other (a int)'))`, `{changes:0,lastInsertId:null}`)
	if w.engine != "mysql" {
		w.is(`return show(await db.one('insert into t (name) values (:name) returning id', { name: 'd' }))`, `{id:4}`)
		w.is(`await db.exec('create table m (a int); insert into m values (1); insert into m values (2)'); return show(await db.query('select a from m order by a'))`, `[{a:1},{a:2}]`)
	}
}

func testParams(_ *testing.T, w *world) {
	w.is(`
		const db = globalThis.db = await sql.connect(url);
		await db.exec('create table t (a int, b varchar(20))');
		await db.exec('insert into t values ($2, $1)', ['x', 1]);
		await db.exec('insert into t (a, b) values (:a, :b)', { a: 2, b: 'y', url: 'unused', also: () => {} });
		await db.exec('insert into t (a, b) values (:a, :b)', { a: 3, b: undefined });
		return show(await db.query('select a, b from t order by a'))`, `[{a:1,b:"x"},{a:2,b:"y"},{a:3,b:null}]`)
	w.is(`class Item { a = 2 } return show(await db.query('select b from t where a = :a and a = :a', new Item()))`, `[{b:"y"}]`)
	w.is(`return show(await db.one("select b from t where b = 'x' -- ?\n and a = ? /* :a */", [1]))`, `{b:"x"}`)
	for params, want := range map[string]string{
		`[1, 2]`:               `SqlError: the statement has 1 placeholders, but there are 2 values (ERR_SQL_PARAMS) in: select b from t where a = ?`,
		`[() => 1]`:            `SqlError: [0]: a function is no value (ERR_SQL_PARAMS) in: select b from t where a = ?`,
		`[Symbol('s')]`:        `SqlError: [0]: a symbol is no value (ERR_SQL_PARAMS) in: select b from t where a = ?`,
		`[new Date(NaN)]`:      `SqlError: [0]: the Date is invalid (ERR_SQL_PARAMS) in: select b from t where a = ?`,
		`[Promise.resolve(1)]`: `SqlError: [0]: a promise is no value: await it (ERR_SQL_PARAMS) in: select b from t where a = ?`,
		`5`:                    `SqlError: the values must be an array or an object, not 5 (ERR_SQL_PARAMS) in: select b from t where a = ?`,
		`new Uint8Array(1)`:    `SqlError: the values must be an array or an object, not 0 (ERR_SQL_PARAMS) in: select b from t where a = ?`,
		`[], { signal: 5 }`:    `TypeError: signal must be an AbortSignal`,
		`(() => { const a = []; a.push(a); return [a] })()`: `SqlError: [0]: [0]: `,
		`[{ get x() { throw new RangeError('mine') } }]`:    `RangeError: mine`,
	} {
		w.has(`return show(await db.query('select b from t where a = ?', `+params+`))`, want)
	}
	w.is(`return show(await db.query('select b from t where a = :a', { A: 1 }))`, `SqlError: there is no value for :a (ERR_SQL_PARAMS) in: select b from t where a = :a`)
	w.is(`return show(await db.query('select b from t where a = :a', { get a() { throw new RangeError('mine') } }))`, `RangeError: mine`)
	w.is(`return show(await db.query(5))`, `TypeError: query() needs a statement as text`)
}

func testInjection(_ *testing.T, w *world) {
	w.is(`
		const db = await sql.connect(url);
		await db.exec('create table t (a varchar(200))');
		const hostile = ["'; drop table t; --", "\\'; drop table t; #", '$$; drop table t; $$', "' or '1'='1", '?', ':a', '$1', "E'\\''", '\u0000'.slice(1) + '`+"`"+`', '%_', '*/ drop table t; /*'];
		for (const a of hostile) {
			await db.exec('insert into t values (?)', [a]);
			await db.exec('insert into t values (:a)', { a });
			const rows = await db.query('select a from t where a = $1', [a]);
			if (rows.length !== 2 || rows[0].a !== a) return a + ' became ' + show(rows);
		}
		return String((await db.query('select a from t')).length)`, `22`)
}

func testPrepared(_ *testing.T, w *world) {
	w.is(`
		const db = globalThis.db = await sql.connect(url);
		await db.exec('create table t (a int, b varchar(20))');
		const insert = await db.prepare('insert into t values (:a, :b)');
		for (let a = 0; a < 100; a++) await insert.exec({ a, b: 'n' + a });
		const find = await db.prepare('select b from t where a = ?');
		const list = [await find.one([7]), await find.query([8]), await collect(find.each([9])), await find.one([1000])];
		await insert.close();
		await find.close();
		globalThis.find = find;
		return show(list)`, `[{b:"n7"},[{b:"n8"}],[{b:"n9"}],null]`)
	w.is(`return await find.one([1])`, `SqlError: the statement is closed (ERR_SQL_CLOSED) in: select b from t where a = ?`)
	w.has(`return await db.prepare('selec 1')`, `SqlError: `)
	w.is(`return show(await db.transaction(async (tx) => {
		const insert = await tx.prepare('insert into t values (?, ?)');
		await insert.exec([1000, 'z']);
		return tx.one('select b from t where a = 1000');
	}))`, `{b:"z"}`)
}
