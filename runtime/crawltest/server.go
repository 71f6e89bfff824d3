package crawltest

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// Server is the site on a port of this machine, and counts what it is asked for.
type Server struct {
	site     http.Handler
	http     *http.Server
	listener net.Listener
	serving  sync.WaitGroup // the accept loop and each request

	mu     sync.Mutex
	closed bool
	own    map[string]http.Handler // by path
	hits   map[string]int          // by path
	total  int
	active int
	peak   int
}

// Start serves the site at addr, "" being a free port of the loopback interface.
// An address that can't be listened on is an error.
func Start(addr string) (*Server, error) {
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("starting the test site: %w", err)
	}
	s := &Server{site: Site(), listener: listener, own: map[string]http.Handler{}, hits: map[string]int{}}
	s.http = &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		ErrorLog:          log.New(io.Discard, "", 0), // what clients do wrong is theirs to report
	}
	s.serving.Go(func() { _ = s.http.Serve(listener) }) // ends with Close and its error
	return s, nil
}

// URL is the address of the site, without a slash at its end.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() }

// Close ends the site and every connection, and returns when the last handler has.
func (s *Server) Close() error {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	err := s.http.Close()
	s.serving.Wait()
	return err
}

// Handle puts h in front of the site for exactly this path: a robots.txt of the
// test's own, or a page that the site has not.
func (s *Server) Handle(path string, h http.Handler) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.own[path] = h
}

// Hits is the number of requests for a path so far, whatever their query.
func (s *Server) Hits(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hits[path]
}

// Total is the number of requests so far.
func (s *Server) Total() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.total
}

// Peak is the greatest number of requests that were answered at the same time.
func (s *Server) Peak() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.peak
}

// ServeHTTP counts the request and passes it on.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	handler, ok := s.enter(r.URL.Path)
	if !ok {
		panic(http.ErrAbortHandler)
	}
	defer s.leave()
	handler.ServeHTTP(w, r)
}

// enter is not ok for a request that was read while the site closed.
func (s *Server) enter(path string) (h http.Handler, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, false
	}
	s.serving.Add(1)
	s.hits[path]++
	s.total++
	s.active++
	s.peak = max(s.peak, s.active)
	if own, ok := s.own[path]; ok {
		return own, true
	}
	return s.site, true
}

func (s *Server) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.active--
	s.serving.Done()
}
