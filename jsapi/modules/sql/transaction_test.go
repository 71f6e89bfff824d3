package sql_test

import "testing"

func testTransactions(_ *testing.T, w *world) {
	w.is(`
		const db = globalThis.db = await sql.connect(url, { max: 3 });
		await db.exec('create table t (a int primary key)');
		return await db.transaction(async (tx) => {
			await tx.exec('insert into t values (1)');
			globalThis.over = tx;
			return 'returned ' + (await tx.one('select count(*) as n from t')).n;
		})`, `returned 1`)
	w.is(`return show(await over.query('select 1'))`, `SqlError: the transaction is over: it was committed (ERR_SQL_TRANSACTION) in: select 1`)
	w.is(`return await db.transaction(async (tx) => { await tx.exec('insert into t values (2)'); globalThis.over = tx; throw new RangeError('mine') })`, `RangeError: mine`)
	w.is(`return show(await over.exec('insert into t values (3)'))`, `SqlError: the transaction is over: it was rolled back (ERR_SQL_TRANSACTION) in: insert into t values (3)`)
	w.is(`return await db.transaction((tx) => { throw new RangeError('at once') })`, `RangeError: at once`)
	w.is(`return show(await db.transaction(() => 5))`, `5`)
	w.is(`return show(await db.transaction())`, `TypeError: transaction() needs a function`)
	w.is(`return show(await db.transaction((tx) => tx.transaction(() => {})))`, `SqlError: this is a transaction already: use its tx`)
	w.has(`return show(await db.transaction(async (tx) => { await tx.exec('insert into t values (4)'); await tx.exec('insert into t values (1)'); }))`, `SqlError: `)
	w.is(`return show(await db.query('select a from t order by a'))`, `[{a:1}]`)

	// What was not awaited still runs in its order, before the commit.
	w.is(`await db.transaction(async (tx) => { for (let a = 10; a < 40; a++) tx.exec('insert into t values (?)', [a]) });
		return show(await db.one('select count(*) as n from t where a >= 10'))`, `{n:30}`)
	w.is(`const seen = await db.transaction((tx) => Promise.all(Array.from({ length: 20 }, (_, i) => tx.one('select a from t where a = ?', [10 + i]))));
		return show(seen.map((row) => row.a).join())`, `"10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29"`)

	// Rows that nobody reads to the end don't hold up the end.
	w.is(`await db.transaction(async (tx) => { const rows = tx.each('select a from t'); await rows.next(); await tx.exec('delete from t where a = 39'); globalThis.rows = rows; });
		const e = await errorOf((async () => { for (;;) if ((await rows.next()).done) return; })());
		return e.message + ' ' + show(await db.one('select count(*) as n from t where a >= 10'))`, `nothing was thrown {n:29}`)

	// Transactions don't mix, and don't see what others have not committed.
	w.is(`
		const add = (a) => db.transaction(async (tx) => {
			await tx.exec('insert into t values (?)', [a]);
			await null;
			if (a % 2) throw new Error('odd');
		}).catch(() => {});
		await Promise.all(Array.from({ length: 20 }, (_, i) => add(100 + i)));
		return show((await db.query('select a from t where a >= 100 order by a')).map((row) => row.a).join())`, `"100,102,104,106,108,110,112,114,116,118"`)
	// After a cut-off statement nothing follows by itself.
	w.has(endless+`
		const over = await db.transaction(async (tx) => {
			await tx.exec('insert into t values (500)');
			await errorOf(tx.query('select count(*) as n from (' + endless + ') as x', [], { signal: AbortSignal.timeout(30) }));
			return errorOf(tx.exec('insert into t values (501)'));
		}).catch((e) => e);
		return over.code + show(await db.query('select a from t where a >= 500'))`, `ERR_SQL_TRANSACTION[]`)
}
