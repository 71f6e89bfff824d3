package feed

import (
	"context"
	"errors"
	"io"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// slot is one file of a feed. It is opened for its first item, or at the end when it
// is to be stored without any, so that a crawl that never begins spoils no old file.
type slot struct {
	config   *config
	uri      string
	batch    int // from 1
	class    string
	storage  Storage
	warn     func(string)
	out      io.WriteCloser // nil until it is opened
	exporter Exporter
	items    int
}

func (s *slot) export(ctx context.Context, fields crawl.Fields) error {
	if err := s.open(ctx); err != nil {
		return err
	}
	if err := s.exporter.Export(fields); err != nil {
		return err
	}
	s.items++
	return nil
}

func (s *slot) open(ctx context.Context) error {
	if s.begun() {
		return nil
	}
	out, err := s.storage.Create(ctx)
	if err != nil {
		return err
	}
	opts := s.config.options
	opts.Warn = s.warn
	exporter, err := NewExporter(out, s.config.format, opts)
	if err == nil {
		err = exporter.Start()
	}
	if err != nil {
		return errors.Join(err, out.Close())
	}
	s.out, s.exporter = out, exporter
	return nil
}

// begun says whether there is a file already.
func (s *slot) begun() bool { return s.out != nil }

// wanted says whether the file is to be stored: the first one may be without items.
func (s *slot) wanted() bool { return s.begun() || s.batch == 1 && s.config.storeEmpty }

// store writes the end of the file and closes it.
func (s *slot) store(ctx context.Context) error {
	if err := s.open(ctx); err != nil {
		return err
	}
	return errors.Join(s.exporter.Finish(), s.out.Close())
}
