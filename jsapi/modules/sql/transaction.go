package sql

import (
	"context"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/database"
)

// begin is native.begin(target, call). From then on the call's signal cuts off
// whatever runs in the transaction.
func (m *module) begin(c goja.FunctionCall) goja.Value {
	t, call := unbox[*target](c.Argument(0)), unbox[*call](c.Argument(1))
	return start(m, call, t.life, func(ctx context.Context) (*database.Tx, error) {
		return t.db.Begin(ctx, call.place())
	}, func(tx *database.Tx) goja.Value {
		return box(m.rt, &target{queries: tx, db: t.db, tx: tx, life: call.ctx, call: call})
	})
}

// commit is native.commit(target, call).
func (m *module) commit(c goja.FunctionCall) goja.Value {
	t := unbox[*target](c.Argument(0))
	return m.do(c.Argument(1), func(ctx context.Context) error { return t.tx.Commit(ctx) })
}

// rollback is native.rollback(target, call). At the end of a crawl it is what
// becomes of a transaction whose statements were cut off.
func (m *module) rollback(c goja.FunctionCall) goja.Value {
	t := unbox[*target](c.Argument(0))
	return m.do(c.Argument(1), func(ctx context.Context) error {
		if t.tx.Rollback() && ctx.Err() != nil {
			m.opts.Connections.warnRolledBack(t.db, t.call.place())
		}
		return nil
	})
}
