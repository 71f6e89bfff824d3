package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/gojscrape/gojscrape/runtime/crawler"
)

// errForced ends a crawl that was interrupted twice.
var errForced = errors.New("interrupted twice")

// onInterrupt closes the crawl at the first SIGINT or SIGTERM and cuts it off at the
// second. The func it returns ends the watch.
func onInterrupt(c *crawler.Crawler, log *slog.Logger, force context.CancelCauseFunc) (stop func()) {
	received := make(chan os.Signal, 2)
	done := make(chan struct{})
	ended := make(chan struct{})
	signal.Notify(received, os.Interrupt, syscall.SIGTERM)
	log = log.With("logger", "scrapy.crawler")
	go func() {
		defer close(ended)
		select {
		case s := <-received:
			log.Info("Received " + name(s) + ", shutting down gracefully. Send again to force ")
			c.Close("shutdown")
		case <-done:
			return
		}
		select {
		case s := <-received:
			log.Info("Received " + name(s) + " twice, forcing unclean shutdown")
			force(errForced)
		case <-done:
		}
	}()
	return func() {
		signal.Stop(received)
		close(done)
		<-ended
	}
}

func name(s os.Signal) string {
	if s == os.Interrupt {
		return "SIGINT"
	}
	return "SIGTERM"
}
