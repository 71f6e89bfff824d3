package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

const serverConnections = 10

func postgresDriver() *driver {
	return &driver{dialect: statement.Postgres, encode: postgresEncode, decoder: postgresDecoder, describe: postgresDescribe}
}

func (a *address) openPostgres(ctx context.Context, o Options) (*DB, error) {
	config, err := pgx.ParseConfig(a.url)
	if err != nil {
		return nil, err
	}
	// The decoders read these forms.
	config.RuntimeParams["DateStyle"] = "ISO"
	config.RuntimeParams["IntervalStyle"] = "postgres"
	return a.server(ctx, postgresDriver(), sql.OpenDB(stdlib.GetConnector(*config)), o)
}

// server opens the pool of a server and makes sure that it answers.
func (a *address) server(ctx context.Context, d *driver, pool *sql.DB, o Options) (*DB, error) {
	size := serverConnections
	if o.Max > 0 {
		size = o.Max
	}
	if err := pool.PingContext(ctx); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return newDB(a.redacted, d, pool, size, o.Wait), nil
}

// postgresEncode makes text of most values: the server reads it as the type that
// it wants, whichever that is.
func postgresEncode(v any) (any, error) {
	switch v := v.(type) {
	case bool:
		return strconv.FormatBool(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case float64:
		return postgresFloat(v), nil
	case *big.Int:
		return v.String(), nil
	case time.Time:
		return postgresTime(v), nil
	case JSON:
		return string(v), nil
	}
	return v, nil // List waits for the type that the server expects
}

func postgresFloat(f float64) string {
	if math.IsInf(f, 0) {
		return strings.TrimPrefix(fmt.Sprintf("%finity", f), "+")
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}

// postgresTime writes years before the first as the server does.
func postgresTime(t time.Time) string {
	t = t.UTC()
	if t.Year() > 0 {
		return fmt.Sprintf("%04d-%s", t.Year(), t.Format("01-02 15:04:05.999Z"))
	}
	return fmt.Sprintf("%04d-%s BC", 1-t.Year(), t.Format("01-02 15:04:05.999Z"))
}

// encodeLists makes of each List an array or JSON, as the server expects.
func (c *call) encodeLists() error {
	isList := func(v any) bool { _, ok := v.(List); return ok }
	if !slices.ContainsFunc(c.Args, isList) {
		return nil
	}
	types, err := c.describeParams()
	if err != nil {
		return err
	}
	for i, v := range c.Args {
		if list, ok := v.(List); ok && i < len(types) {
			if c.Args[i], err = postgresList(types[i], list); err != nil {
				return &Error{Code: CodeParams, Message: fmt.Sprintf("value %d: %s", i+1, err)}
			}
		}
	}
	return nil
}

// describeParams asks for the types of the parameters.
func (c *call) describeParams() (types []uint32, err error) {
	if err := c.pin(c.ctx); err != nil {
		return nil, err
	}
	err = c.conn.Raw(func(conn any) error {
		read, err := conn.(*stdlib.Conn).Conn().Prepare(c.ctx, "", c.Text)
		if err == nil {
			types = read.ParamOIDs
		}
		return err
	})
	return types, err
}

func postgresList(oid uint32, list List) (any, error) {
	switch oid {
	case pgtype.JSONOID, pgtype.JSONBOID, pgtype.TextOID, pgtype.VarcharOID:
		return list.text()
	}
	return formatArray(list.Values)
}

func postgresDescribe(e *Error, err error) bool {
	said, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		if errors.Is(err, pgx.ErrTxCommitRollback) {
			e.Code, e.Message = "25P02", "a statement of the transaction had failed: it was rolled back"
			return true
		}
		return false
	}
	e.Code, e.Message, e.Detail, e.Hint = said.Code, said.Message, said.Detail, said.Hint
	e.Constraint, e.Position = said.ConstraintName, int(said.Position)
	return true
}

// postgresDecoder makes values of the types that the driver leaves as text.
func postgresDecoder(column string) func(any) any {
	switch {
	case column == "JSON" || column == "JSONB":
		return func(v any) any { return JSON(textOf(v).(string)) }
	case column == "FLOAT4":
		return func(v any) any { return shortFloat(float32(v.(float64))) }
	case column == "XML":
		return textOf
	case strings.HasPrefix(column, "_"):
		element := postgresElement(column[1:])
		return func(v any) any { return parseArray(v, element) }
	}
	return nil
}
