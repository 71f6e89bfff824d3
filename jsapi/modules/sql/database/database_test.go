package database_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/database"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const endless = "with recursive c(n) as (select 1 union all select n + 1 from c) "

func open(t *testing.T) *database.DB {
	t.Helper()
	db, err := database.Open(t.Context(), "sqlite:test.db", database.Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestPasswordsAreRedacted(t *testing.T) {
	for url, want := range map[string]string{
		"sqlite:a@b:c.db":                       "sqlite:a@b:c.db",
		"postgres://u:secret@h:1/d?sslmode=off": "postgres://u:***@h:1/d?sslmode=off",
		"postgres://u@h/d":                      "postgres://u@h/d",
		"postgres://h/d?user=u&password=secret": "postgres://h/d?user=u&password=***",
		"postgres://h/d?sslpassword=secret&a=1": "postgres://h/d?sslpassword=***&a=1",
		"mysql://u:se@cret:@h/d":                "mysql://u:***@h/d",
		"mysql://u:sec/ret@h/d":                 "mysql://u:***@h/d",
		"mysql://u:sec?secret@h/d":              "mysql://u:***@h/d",
		"mysql://u:sec#secret@h/d":              "mysql://u:***@h/d",
		"mysql://u:secret":                      "mysql://u:***",
		"mysql://u:secret/d?a=1":                "mysql://u:***",
		"postgres://[::1]:5432/d":               "postgres://[::1]:5432/d",
		"mysql://h:3306/d":                      "mysql://h:3306/d",
	} {
		if got := database.Redact(url); got != want || strings.Contains(got, "secret") {
			t.Errorf("%s becomes %s, want %s", url, got, want)
		}
	}
}

func TestACursorReadsSmallBatches(t *testing.T) {
	db := open(t)
	for text, most := range map[string]int{
		endless + "select n from c":                        64,
		endless + "select n, zeroblob(50000) as b from c":  6,
		endless + "select n, zeroblob(900000) as b from c": 1,
	} {
		c, err := db.Each(t.Context(), text, database.Params{})
		if err != nil {
			t.Fatal(err)
		}
		next := int64(1)
		for range 5 {
			batch, err := c.Next(t.Context())
			if err != nil || len(batch) == 0 || len(batch) > most {
				t.Fatalf("%s: a batch of %d rows, want up to %d: %v", text, len(batch), most, err)
			}
			for _, row := range batch {
				if row[0] != next {
					t.Fatalf("row %v, want %d", row[0], next)
				}
				next++
			}
		}
		c.Close()
		c.Close()
	}
}

// The second row takes for ever; the driver would wait for it.
func TestAStepOfSQLiteIsInterrupted(t *testing.T) {
	db := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	c, err := db.Each(ctx, endless+"select n from c where n + 0 in (1, -1)", database.Params{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	time.AfterFunc(20*time.Millisecond, cancel)
	batch, err := c.Next(ctx)
	if err == nil && len(batch) == 1 {
		_, err = c.Next(ctx)
	}
	if err == nil || !strings.Contains(err.Error(), database.CodeCanceled) {
		t.Errorf("the query ended with %v", err)
	}
}

func TestCloseCutsOffWhatDoesNotEnd(t *testing.T) {
	db := open(t)
	if _, err := db.Begin(t.Context(), "here"); err != nil {
		t.Fatal(err)
	}
	failed := make(chan error, 1)
	started := make(chan struct{})
	go func() {
		close(started)
		_, err := db.Query(context.Background(), endless+"select count(*) from c", database.Params{})
		failed <- err
	}()
	<-started
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	left, err := db.Close(ctx)
	if err != nil || len(left) != 1 || left[0] != "here" {
		t.Errorf("left open: %q, %v", left, err)
	}
	if err := <-failed; err == nil {
		t.Error("an endless query ended")
	}
}
