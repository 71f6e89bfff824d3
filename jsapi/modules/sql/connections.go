package sql

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/database"
)

// Connections are the databases that the scripts of one runtime opened.
type Connections struct {
	log func() *slog.Logger

	mu     sync.Mutex
	open   []*database.DB
	closed bool
}

// NewConnections returns an empty set. It warns to what log returns at that time.
func NewConnections(log func() *slog.Logger) *Connections {
	return &Connections{log: log}
}

var errEnded = errors.New("the databases of this runtime are closed")

// connect opens one more.
func (c *Connections) connect(ctx context.Context, url string, o database.Options) (*database.DB, error) {
	db, err := database.Open(ctx, url, o)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		_, err := db.Close(ctx)
		return nil, errors.Join(errEnded, err)
	}
	c.open = append(c.open, db)
	return db, nil
}

// Close closes all databases. Statements that run may end until ctx does, then
// they are cut off. A transaction that is still open is rolled back, with a WARNING.
func (c *Connections) Close(ctx context.Context) error {
	c.mu.Lock()
	list := c.open
	c.open, c.closed = nil, true
	c.mu.Unlock()
	var errs []error
	for _, db := range list {
		errs = append(errs, c.closeOne(ctx, db))
	}
	return errors.Join(errs...)
}

// close closes a database before the end.
func (c *Connections) close(ctx context.Context, db *database.DB) error {
	c.mu.Lock()
	c.open = slices.DeleteFunc(c.open, func(other *database.DB) bool { return other == db })
	c.mu.Unlock()
	return c.closeOne(ctx, db)
}

func (c *Connections) closeOne(ctx context.Context, db *database.DB) error {
	left, err := db.Close(ctx)
	for _, place := range left {
		c.warnRolledBack(db, place)
	}
	if err != nil {
		return fmt.Errorf("closing %s: %w", db.Name(), err)
	}
	return nil
}

func (c *Connections) warnRolledBack(db *database.DB, place string) {
	c.log().Warn(fmt.Sprintf("Rolled back the transaction on %s that was left open (begun at %s)", db.Name(), place))
}
