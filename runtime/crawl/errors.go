package crawl

import (
	"errors"
	"fmt"
)

// Named is an error with the name of its class: what authors see as error.name and
// what stats keys and log lines carry.
type Named interface {
	error
	ErrorName() string
}

// ErrorName is the name of the outermost named error in the chain, "Error" for others.
func ErrorName(err error) string {
	if n, ok := errors.AsType[Named](err); ok {
		return n.ErrorName()
	}
	return "Error"
}

// ErrorPath is the name in the form of Scrapy's stats keys: dotted for the errors
// of this list, the plain class name for those of a script.
func ErrorPath(err error) string {
	name := ErrorName(err)
	for _, c := range Controls {
		if c.ErrorName() == name {
			if name == "HttpError" {
				return "scrapy.spidermiddlewares.httperror.HttpError"
			}
			return "scrapy.exceptions." + name
		}
	}
	return name
}

// Controls is the closed list of errors that steer a crawl, one zero value of each.
// The bridge makes a JavaScript class of every entry.
var Controls = []Named{
	&NotConfigured{}, &IgnoreRequest{}, &DontCloseSpider{}, &CloseSpider{}, &StopDownload{},
	&DropItem{}, &NotSupported{}, &UsageError{}, &HttpError{},
	&DownloadConnectionRefusedError{}, &CannotResolveHostError{}, &DownloadTimeoutError{},
	&DownloadCancelledError{}, &DownloadFailedError{}, &ResponseDataLossError{}, &UnsupportedURLSchemeError{},
}

// NotConfigured leaves a component out; the message is the reason.
type NotConfigured struct{ Message string }

// IgnoreRequest drops a request; no error is logged.
type IgnoreRequest struct{ Message string }

// DontCloseSpider keeps an idle spider open.
type DontCloseSpider struct{}

// CloseSpider closes the spider with a reason; "" means "cancelled".
type CloseSpider struct{ Reason string }

// StopDownload ends a transfer: with Fail the errback gets an error, without it the
// callback gets what has arrived. The errback finds that in Response.
type StopDownload struct {
	Fail     bool
	Response *Response
}

// DropItem drops an item. LogLevel "" means DEFAULT_DROPITEM_LOG_LEVEL.
type DropItem struct{ Message, LogLevel string }

// NotSupported says that something can't be done.
type NotSupported struct{ Message string }

// UsageError is a wrong command line.
type UsageError struct{ Message string }

// HttpError is a response whose status the callback does not handle.
type HttpError struct{ Response *Response }

// DownloadConnectionRefusedError: nobody listens at the address.
type DownloadConnectionRefusedError struct{ Err error }

// CannotResolveHostError: the host name has no address.
type CannotResolveHostError struct{ Err error }

// DownloadTimeoutError: the transfer took longer than download_timeout.
type DownloadTimeoutError struct{ Err error }

// DownloadCancelledError: the transfer was ended on purpose, as for a body over the limit.
type DownloadCancelledError struct{ Err error }

// DownloadFailedError: any other failure of a transfer.
type DownloadFailedError struct{ Err error }

// ResponseDataLossError: the body ended before its announced end.
type ResponseDataLossError struct{ Err error }

// UnsupportedURLSchemeError: no handler for the scheme of the URL.
type UnsupportedURLSchemeError struct{ Scheme string }

func (e *NotConfigured) Error() string   { return or(e.Message, "not configured") }
func (e *IgnoreRequest) Error() string   { return or(e.Message, "request ignored") }
func (e *DontCloseSpider) Error() string { return "don't close the spider" }
func (e *CloseSpider) Error() string     { return or(e.Reason, "cancelled") }
func (e *StopDownload) Error() string    { return "download stopped" }
func (e *DropItem) Error() string        { return e.Message }
func (e *NotSupported) Error() string    { return or(e.Message, "not supported") }
func (e *UsageError) Error() string      { return e.Message }
func (e *HttpError) Error() string       { return "Ignoring non-200 response" }

func (e *DownloadConnectionRefusedError) Error() string { return text(e.Err, "connection refused") }
func (e *CannotResolveHostError) Error() string         { return text(e.Err, "can't resolve host") }
func (e *DownloadTimeoutError) Error() string           { return text(e.Err, "download timed out") }
func (e *DownloadCancelledError) Error() string         { return text(e.Err, "download cancelled") }
func (e *DownloadFailedError) Error() string            { return text(e.Err, "download failed") }
func (e *ResponseDataLossError) Error() string          { return text(e.Err, "response body is incomplete") }

func (e *UnsupportedURLSchemeError) Error() string {
	return fmt.Sprintf("Unsupported URL scheme '%s': no handler available for that scheme", e.Scheme)
}

func (e *DownloadConnectionRefusedError) Unwrap() error { return e.Err }
func (e *CannotResolveHostError) Unwrap() error         { return e.Err }
func (e *DownloadTimeoutError) Unwrap() error           { return e.Err }
func (e *DownloadCancelledError) Unwrap() error         { return e.Err }
func (e *DownloadFailedError) Unwrap() error            { return e.Err }
func (e *ResponseDataLossError) Unwrap() error          { return e.Err }

func (*NotConfigured) ErrorName() string                  { return "NotConfigured" }
func (*IgnoreRequest) ErrorName() string                  { return "IgnoreRequest" }
func (*DontCloseSpider) ErrorName() string                { return "DontCloseSpider" }
func (*CloseSpider) ErrorName() string                    { return "CloseSpider" }
func (*StopDownload) ErrorName() string                   { return "StopDownload" }
func (*DropItem) ErrorName() string                       { return "DropItem" }
func (*NotSupported) ErrorName() string                   { return "NotSupported" }
func (*UsageError) ErrorName() string                     { return "UsageError" }
func (*HttpError) ErrorName() string                      { return "HttpError" }
func (*DownloadConnectionRefusedError) ErrorName() string { return "DownloadConnectionRefusedError" }
func (*CannotResolveHostError) ErrorName() string         { return "CannotResolveHostError" }
func (*DownloadTimeoutError) ErrorName() string           { return "DownloadTimeoutError" }
func (*DownloadCancelledError) ErrorName() string         { return "DownloadCancelledError" }
func (*DownloadFailedError) ErrorName() string            { return "DownloadFailedError" }
func (*ResponseDataLossError) ErrorName() string          { return "ResponseDataLossError" }
func (*UnsupportedURLSchemeError) ErrorName() string      { return "UnsupportedURLSchemeError" }

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

func text(err error, fallback string) string {
	if err == nil {
		return fallback
	}
	return err.Error()
}
