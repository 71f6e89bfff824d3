package database

import (
	"net"
	"reflect"

	"modernc.org/libc"
	sqlitelib "modernc.org/sqlite/lib"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

// interrupter returns what ends the reading of rows where the driver does not do it by
// itself at the end of a context; nil where it does.
//
// SQLite's heeds a context up to the first row only: a step to the next may take as long
// as the whole query. MySQL's stops watching the context when rows are closed, which
// database/sql does at the end of the context too: if that comes first, all rows are read,
// however many there are. Neither has another way to its handle than a private field, whose
// address may be read; a test notices when it is gone.
func (c *call) interrupter() (func(), error) {
	dialect := c.session.driver.dialect
	if dialect != statement.SQLite && dialect != statement.MySQL {
		return nil, nil
	}
	if err := c.pin(c.ctx); err != nil {
		return nil, err
	}
	var interrupt func()
	err := c.conn.Raw(func(conn any) error {
		if dialect == statement.SQLite {
			interrupt = interruptSQLite(uintptr(reflect.ValueOf(conn).Elem().FieldByName("db").Uint()))
		} else {
			interrupt = closeSocket(reflect.ValueOf(conn).Elem().FieldByName("rawConn").Elem())
		}
		return nil
	})
	return interrupt, err
}

func interruptSQLite(handle uintptr) func() {
	return func() {
		tls := libc.NewTLS()
		defer tls.Close()
		sqlitelib.Xsqlite3_interrupt(tls, handle)
	}
}

// closeSocket closes a connection under the driver, which finds it unusable and makes
// another one. The error of closing is of no interest.
func closeSocket(conn reflect.Value) func() {
	switch conn.Type() {
	case reflect.TypeFor[*net.TCPConn]():
		return func() { _ = (*net.TCPConn)(conn.UnsafePointer()).Close() }
	case reflect.TypeFor[*net.UnixConn]():
		return func() { _ = (*net.UnixConn)(conn.UnsafePointer()).Close() }
	}
	return nil
}
