package crawltest

import (
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// statusEndpoints answer with a status of the client's choice, late or after some failures.
func statusEndpoints() []endpoint {
	failed := &failures{left: map[string]int{}}
	return []endpoint{
		{"/status/{code}", "/status/404", "answers with this status, 200 to 999", status},
		{"/delay/{seconds}", "/delay/0.5", "answers after this many seconds, at most 60", delay},
		{"/retry/{times}", "/retry/2?key=a", "fails with 503 this many times for each key, then answers 200", failed.retry},
	}
}

func status(w http.ResponseWriter, r *http.Request) {
	code, ok := pathInt(w, r, "code", 999)
	if !ok {
		return
	}
	if code < 200 {
		http.Error(w, "code must be from 200 to 999", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(code)
	if code != http.StatusNoContent && code != http.StatusNotModified {
		_, _ = fmt.Fprintf(w, "status %d\n", code)
	}
}

const maxDelay = 60.0 // seconds

func delay(w http.ResponseWriter, r *http.Request) {
	seconds, err := strconv.ParseFloat(r.PathValue("seconds"), 64)
	if err != nil || !(seconds >= 0 && seconds <= maxDelay) {
		http.Error(w, "seconds must be a number from 0 to 60", http.StatusBadRequest)
		return
	}
	select {
	case <-time.After(time.Duration(seconds * float64(time.Second))):
		writeText(w, fmt.Sprintf("waited %g s\n", seconds))
	case <-r.Context().Done():
	}
}

// failures remembers how often each address of /retry still has to fail.
type failures struct {
	mu   sync.Mutex
	left map[string]int // by path and key
}

func (f *failures) retry(w http.ResponseWriter, r *http.Request) {
	times, ok := pathInt(w, r, "times", 1000)
	if !ok {
		return
	}
	if f.fail(r.URL.RequestURI(), times) {
		http.Error(w, "not yet", http.StatusServiceUnavailable)
		return
	}
	writeText(w, "at last\n")
}

func (f *failures) fail(key string, times int) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, known := f.left[key]; !known {
		f.left[key] = times
	}
	if f.left[key] == 0 {
		return false
	}
	f.left[key]--
	return true
}
