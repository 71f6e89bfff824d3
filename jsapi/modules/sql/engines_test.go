package sql_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/database"
	"github.com/gojscrape/gojscrape/jsapi/modules/sql/sqltest"
)

// engine is a kind of database that the shared tests run on.
type engine struct {
	name  string
	fresh func(t *testing.T) string // the URL of an empty database
}

// shared are the tests that hold for every database.
var shared = map[string]func(*testing.T, *world){
	"statements":       testStatements,
	"params":           testParams,
	"injection":        testInjection,
	"prepared":         testPrepared,
	"types":            testTypes,
	"each":             testEach,
	"each is flat":     testEachIsFlat,
	"transactions":     testTransactions,
	"errors":           testErrors,
	"abort":            testAbort,
	"loop closes":      testLoopCloses,
	"left transaction": testLeftTransaction,
	"close":            testClose,
	"wait":             testWait,
	"many at once":     testManyAtOnce,
}

func TestSQLite(t *testing.T) {
	runShared(t, engine{"sqlite", func(*testing.T) string { return "sqlite:items.db" }})
}

func TestSQLiteInMemory(t *testing.T) {
	runShared(t, engine{"sqlite", func(*testing.T) string { return "sqlite::memory:" }})
}

func TestPostgres(t *testing.T) { runShared(t, server("postgres", sqltest.Postgres(t))) }
func TestMariaDB(t *testing.T)  { runShared(t, server("mysql", sqltest.MariaDB(t))) }

func runShared(t *testing.T, e engine) {
	for name, test := range shared {
		t.Run(name, func(t *testing.T) { test(t, newWorld(t, e)) })
	}
}

// server is an engine that makes a new database on a server for each test.
func server(name, url string) engine {
	var count atomic.Int32
	return engine{name, func(t *testing.T) string {
		t.Helper()
		ctx := context.Background()
		db, err := database.Open(ctx, url, database.Options{})
		if err != nil {
			t.Fatal(err)
		}
		base := fmt.Sprintf("test%d", count.Add(1))
		if _, err := db.Exec(ctx, "create database "+base, database.Params{}); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Close(ctx); err != nil {
			t.Fatal(err)
		}
		return strings.NewReplacer("/postgres?", "/"+base+"?", "/crawl", "/"+base).Replace(url)
	}}
}
