package intl

import (
	"os"
	"strings"
	"time"
	_ "time/tzdata" // where the system has no database of zones

	"github.com/dop251/goja"
)

// load finds a zone of the IANA database, or a fixed distance such as +01:00.
func load(name string) (*time.Location, bool) {
	if upper := strings.ToUpper(name); upper == "UTC" || upper == "GMT" || upper == "ETC/UTC" || upper == "ETC/GMT" {
		return time.UTC, true
	}
	if at, err := time.Parse("-07:00", name); err == nil {
		_, offset := at.Zone()
		return time.FixedZone(name, offset), true
	}
	if name == "" || name == "Local" {
		return nil, false
	}
	zone, err := time.LoadLocation(name)
	return zone, err == nil
}

// zone is native.zone(name): the name a zone has, undefined if there is none.
func (in *intl) zone(c goja.FunctionCall) goja.Value {
	zone, ok := load(c.Argument(0).String())
	if !ok {
		return goja.Undefined()
	}
	return in.rt.ToValue(zone.String())
}

// defaultZone is native.defaultZone(): the zone of this machine, which is that of Date.
func (in *intl) defaultZone(goja.FunctionCall) goja.Value {
	return in.rt.ToValue(systemZone())
}

func systemZone() string {
	name := strings.TrimPrefix(os.Getenv("TZ"), ":")
	if target, err := os.Readlink("/etc/localtime"); err == nil && name == "" {
		_, name, _ = strings.Cut(target, "zoneinfo/")
	}
	if local := time.Local.String(); local != "Local" {
		name = local
	}
	if zone, ok := load(name); ok {
		return zone.String()
	}
	return time.UTC.String()
}

// local is native.local(ms, zone): the parts of a moment in a zone, the offset in seconds.
func (in *intl) local(c goja.FunctionCall) goja.Value {
	zone, ok := load(c.Argument(1).String())
	if !ok {
		zone = time.UTC
	}
	at := time.UnixMilli(c.Argument(0).ToInteger()).In(zone)
	abbreviation, offset := at.Zone()
	parts := in.rt.NewObject()
	for name, value := range map[string]any{
		"year": at.Year(), "month": int(at.Month()), "day": at.Day(), "weekday": int(at.Weekday()),
		"hour": at.Hour(), "minute": at.Minute(), "second": at.Second(), "offset": offset, "abbreviation": abbreviation,
	} {
		if err := parts.Set(name, value); err != nil {
			panic(err)
		}
	}
	return parts
}
