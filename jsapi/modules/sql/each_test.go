package sql_test

import "testing"

// endless is a query with more rows than anybody can read.
const endless = `const endless = {
	sqlite: 'with recursive c(n) as (select 1 union all select n + 1 from c) select n from c',
	postgres: 'select generate_series(1, 1000000000000) as n',
	mysql: 'select seq as n from seq_1_to_1000000000000',
}[engine];
`

func testEach(_ *testing.T, w *world) {
	w.is(`
		const db = globalThis.db = await sql.connect(url, { max: 2, timeout: 2000 });
		await db.exec('create table t (a int)');
		await db.transaction(async (tx) => { for (let a = 1; a <= 500; a++) await tx.exec('insert into t values (?)', [a]); });
		const rows = await collect(db.each('select a from t where a > ? order by a', [100]));
		return show([rows.length, rows[0], rows[399]])`, `[400,{a:101},{a:500}]`)
	w.is(`return show(await collect(db.each('select a from t where a < 0')))`, `[]`)
	w.is(`const rows = db.each('select a from t'); await collect(rows); return show([await rows.next(), await rows.return(7), rows[Symbol.asyncIterator]() === rows])`,
		`[{value:undefined,done:true},{value:7,done:true},true]`)

	// Statements run while the rows are read, and do not change them.
	w.is(`
		let n = 0;
		await collect(db.each('select a from t order by a'), async ({ a }) => { n++; await db.exec('insert into t values (?)', [1000 + a]); });
		await db.transaction(async (tx) => {
			await collect(tx.each('select a from t where a > 1000'), ({ a }) => tx.exec('update t set a = -a where a = ?', [a]));
		});
		return show([n, await db.one('select count(*) as n, min(a) as least from t')])`, `[500,{n:1000,least:-1500}]`)

	// Leaving early ends the query, whichever way, and gives the connection back.
	w.is(endless+`
		for (let i = 0; i < 5; i++) await collect(db.each(endless), undefined, 70);
		for (let i = 0; i < 5; i++) {
			const rows = db.each(endless);
			await rows.next();
			const e = await errorOf(rows.throw(new Error('mine')));
			if (e.message !== 'mine' || !(await rows.next()).done) return 'throw() did not end it';
		}
		db.each(endless); // not begun
		return show((await db.one(endless)).n)`, `1`)
	w.is(`const rows = db.each('select a from t where a between 1 and 200 order by a');
		const steps = await Promise.all(Array.from({ length: 201 }, () => rows.next()));
		return show([steps[0], steps[199], steps[200].done])`, `[{value:{a:1},done:false},{value:{a:200},done:false},true]`)
	w.has(`return show(await collect(db.each('selec')))`, `SqlError: `)
	w.has(`const rows = db.each('selec'); await errorOf(rows.next()); return show(await rows.next())`, `{value:undefined,done:true}`)
}

// 200 MB pass through.
func testEachIsFlat(_ *testing.T, w *world) {
	w.is(`
		const text = {
			sqlite: "with recursive c(n) as (select 1 union all select n + 1 from c where n < 50000) select n, hex(zeroblob(2000)) as v from c",
			postgres: "select n, repeat('x', 4000) as v from generate_series(1, 50000) as n",
			mysql: "select seq as n, repeat('x', 4000) as v from seq_1_to_50000",
		}[engine];
		const db = await sql.connect(url);
		const before = heap();
		let most = 0, bytes = 0;
		const rows = db.each(text);
		for (let step = await rows.next(); !step.done; step = await rows.next()) {
			bytes += step.value.v.length;
			if (step.value.n % 10000 === 0) most = Math.max(most, heap() - before);
		}
		return bytes + (most < 32e6 ? ' flat' : ' took ' + most)`, `200000000 flat`)
}
