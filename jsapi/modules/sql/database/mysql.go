package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/big"
	"net"
	"strconv"

	"github.com/go-sql-driver/mysql"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

func mysqlDriver() *driver {
	return &driver{dialect: statement.MySQL, encode: mysqlEncode, decoder: mysqlDecoder, describe: mysqlDescribe}
}

// openMySQL connects to MySQL or MariaDB. What follows the ? of the URL are the
// parameters of the driver, https://github.com/go-sql-driver/mysql#parameters
func (a *address) openMySQL(ctx context.Context, o Options) (*DB, error) {
	to, err := a.credentials()
	if err != nil {
		return nil, err
	}
	config, err := mysql.ParseDSN("/?" + to.query)
	if err != nil {
		return nil, err
	}
	config.User, config.Passwd, config.DBName = to.user, to.password, to.name
	config.Net, config.Addr = "tcp", net.JoinHostPort(to.host, or(to.port != "", to.port, "3306"))
	if config.Params == nil {
		config.Params = map[string]string{}
	}
	if socket := config.Params["socket"]; socket != "" {
		config.Net, config.Addr = "unix", socket
		delete(config.Params, "socket")
	}
	config.Params["time_zone"] = "'+00:00'" // dates are sent and read in UTC
	config.ParseTime = false                // a zero date is no time
	config.InterpolateParams = false        // values stay out of the text
	config.ClientFoundRows = true           // count rows as the others do
	config.Logger = &mysql.NopLogger{}      // errors are returned
	connector, err := mysql.NewConnector(config)
	if err != nil {
		return nil, err
	}
	return a.server(ctx, mysqlDriver(), sql.OpenDB(connector), o)
}

func mysqlEncode(v any) (any, error) {
	if n, ok := v.(*big.Int); ok {
		return n.String(), nil // the server reads it as the number it is
	}
	return encodePlain(v)
}

func mysqlDecoder(column string) func(any) any {
	switch column {
	case "BLOB", "TINYBLOB", "MEDIUMBLOB", "LONGBLOB", "BINARY", "VARBINARY", "BIT", "GEOMETRY", "VECTOR":
		return nil
	case "DATE", "DATETIME", "TIMESTAMP":
		return func(v any) any { return timeOf(v, "2006-01-02 15:04:05.999999", "2006-01-02") }
	case "UNSIGNED BIGINT":
		return func(v any) any {
			if n, err := strconv.ParseUint(fmt.Sprint(textOf(v)), 10, 64); err == nil {
				return n // the driver gives those beyond int64 as text
			}
			return v
		}
	case "FLOAT":
		return func(v any) any {
			if f, ok := v.(float32); ok {
				return shortFloat(f)
			}
			return v
		}
	case "JSON":
		return func(v any) any { return JSON(textOf(v).(string)) }
	}
	return textOf
}

func mysqlDescribe(e *Error, err error) bool {
	said, ok := errors.AsType[*mysql.MySQLError](err)
	if !ok {
		return false
	}
	e.Code, e.Number, e.Message = string(said.SQLState[:]), int(said.Number), said.Message
	return true
}
