package database

import (
	"reflect"

	"modernc.org/libc"
	sqlitelib "modernc.org/sqlite/lib"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

// interrupter returns what ends the step that SQLite is in. Its driver heeds a
// context up to the first row only; a step to the next may take as long as the
// whole query. Servers hear of the end of a context through their drivers.
func (c *call) interrupter() (func(), error) {
	if c.session.driver.dialect != statement.SQLite {
		return nil, nil
	}
	if err := c.pin(c.ctx); err != nil {
		return nil, err
	}
	var handle uintptr
	err := c.conn.Raw(func(conn any) error {
		// The driver has no other way to its handle. Reading a private field this
		// way is allowed; a test notices when it is gone.
		handle = uintptr(reflect.ValueOf(conn).Elem().FieldByName("db").Uint())
		return nil
	})
	return func() {
		tls := libc.NewTLS()
		defer tls.Close()
		sqlitelib.Xsqlite3_interrupt(tls, handle)
	}, err
}
