package crawltest

import (
	"io"
	"net"
	"net/http"
)

// connectionEndpoints end, stall or garble the connection itself.
func connectionEndpoints() []endpoint {
	return []endpoint{
		{"/drop", "/drop", "closes the connection without an answer; ?abort=1 resets it", drop},
		{"/partial", "/partial", "announces 1,024 bytes and closes after 16", partial},
		{"/hang-after-headers", "/hang-after-headers", "sends headers and never a body", hang},
		{"/chunked", "/chunked", "sends a body in two chunks", chunked},
		{"/broken-chunked", "/broken-chunked", "closes in the middle of a chunked body", brokenChunked},
	}
}

func drop(w http.ResponseWriter, r *http.Request) {
	conn := hijack(w)
	if tcp, ok := conn.(*net.TCPConn); ok && r.URL.Query().Get("abort") == "1" {
		_ = tcp.SetLinger(0) // closing then sends a reset
	}
	_ = conn.Close()
}

func partial(w http.ResponseWriter, _ *http.Request) {
	sendRaw(w, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1024\r\n\r\npartial content\n")
}

func hang(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Length", "1024")
	w.WriteHeader(http.StatusOK)
	_ = http.NewResponseController(w).Flush()
	<-r.Context().Done()
}

func chunked(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	for _, chunk := range []string{"chunked ", "content\n"} {
		_, _ = io.WriteString(w, chunk)
		_ = http.NewResponseController(w).Flush()
	}
}

func brokenChunked(w http.ResponseWriter, _ *http.Request) {
	sendRaw(w, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nchunked \r\n8\r\ncon")
}

// sendRaw sends these bytes in place of a well-formed answer and closes the connection.
func sendRaw(w http.ResponseWriter, answer string) {
	conn := hijack(w)
	_, _ = io.WriteString(conn, answer)
	_ = conn.Close()
}

// hijack takes the connection from the server. What can't be hijacked is not HTTP/1
// from a network: then the request ends without an answer, which is as good.
func hijack(w http.ResponseWriter) net.Conn {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	return conn
}
