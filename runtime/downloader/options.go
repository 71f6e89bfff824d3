package downloader

import (
	"fmt"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// options is the pace of a slot. What DOWNLOAD_SLOTS does not say is nil.
type options struct {
	concurrency *int64
	delay       *float64 // seconds
	randomize   *bool
}

// slotOptions reads DOWNLOAD_SLOTS: {slot: {concurrency, delay, randomize_delay}}.
func slotOptions(s *settings.Settings) (map[string]options, error) {
	all := map[string]options{}
	for _, e := range settings.Get(s, settings.DownloadSlots) {
		dict, ok := e.Value.(settings.Dict)
		if !ok {
			return nil, fmt.Errorf("setting DOWNLOAD_SLOTS: slot %q is %v: it takes a mapping with concurrency, delay and randomize_delay", e.Key, e.Value)
		}
		o, err := parseOptions(dict)
		if err != nil {
			return nil, fmt.Errorf("setting DOWNLOAD_SLOTS: slot %q: %w", e.Key, err)
		}
		all[e.Key] = o
	}
	return all, nil
}

func parseOptions(dict settings.Dict) (o options, err error) {
	for _, e := range dict {
		switch e.Key {
		case "concurrency":
			o.concurrency, err = parseConcurrency(e.Value)
		case "delay":
			o.delay, err = parseDelay(e.Value)
		case "randomize_delay":
			o.randomize, err = parseBool(e.Value)
		default:
			err = fmt.Errorf("it takes concurrency, delay and randomize_delay")
		}
		if err != nil {
			return options{}, fmt.Errorf("%s is %v: %w", e.Key, e.Value, err)
		}
	}
	return o, nil
}

func parseConcurrency(v any) (*int64, error) {
	f, ok := settings.Number(v)
	n := int64(f)
	if !ok || n < 1 || float64(n) != f {
		return nil, fmt.Errorf("it takes a whole number from 1")
	}
	return &n, nil
}

func parseDelay(v any) (*float64, error) {
	f, ok := settings.Number(v)
	if !ok || f < 0 {
		return nil, fmt.Errorf("it takes a number of seconds from 0")
	}
	return &f, nil
}

func parseBool(v any) (*bool, error) {
	b, ok := v.(bool)
	if !ok {
		return nil, fmt.Errorf("it takes true or false")
	}
	return &b, nil
}
