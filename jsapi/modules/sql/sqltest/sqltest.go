// Package sqltest starts database servers for tests: PostgreSQL and MariaDB as
// they are installed, each in a folder of its own, on a free port of 127.0.0.1.
// Servers don't run as root, so a test run by root starts them as another user.
package sqltest

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/database"
)

// startTimeout is for one server to answer, on a machine that does other things too.
const startTimeout = time.Minute

// Postgres starts a server and returns the URL of an empty database.
func Postgres(t testing.TB) string {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if len(found) == 0 {
		missing(t, "PostgreSQL is not installed: apt-get install postgresql")
	}
	bin := filepath.Dir(found[len(found)-1])
	s := newServer(t, "postgres")
	data := filepath.Join(s.dir, "data")
	s.run(filepath.Join(bin, "initdb"), "-D", data, "-U", "author", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	s.start(syscall.SIGINT, filepath.Join(bin, "postgres"), "-D", data, "-p", s.port, "-h", "127.0.0.1", "-k", s.dir,
		"-c", "fsync=off", "-c", "max_connections=30", "-c", "timezone=Asia/Kolkata")
	url := "postgres://author:s3cr3t-word@127.0.0.1:" + s.port + "/postgres?sslmode=disable"
	s.answers(url)
	return url
}

// mariadbSetup is read a line at a time.
const mariadbSetup = `create database crawl;
create user author@'%' identified by 's3cr3t-word';
grant all on *.* to author@'%';
`

// MariaDB starts a server and returns the URL of an empty database.
func MariaDB(t testing.TB) string {
	t.Helper()
	daemon, err := exec.LookPath("mariadbd")
	install, err2 := exec.LookPath("mariadb-install-db")
	if err != nil || err2 != nil {
		missing(t, "MariaDB is not installed: apt-get install mariadb-server")
	}
	s := newServer(t, "mysql")
	data := filepath.Join(s.dir, "data")
	s.run(install, "--no-defaults", "--datadir="+data, "--auth-root-authentication-method=normal", "--skip-test-db")
	setup := filepath.Join(s.dir, "setup.sql")
	if err := os.WriteFile(setup, []byte(mariadbSetup), 0o644); err != nil {
		t.Fatal(err)
	}
	s.start(syscall.SIGTERM, daemon, "--no-defaults", "--datadir="+data, "--bind-address=127.0.0.1", "--skip-networking=0",
		"--port="+s.port, "--socket="+filepath.Join(s.dir, "sock"), "--pid-file="+filepath.Join(s.dir, "pid"),
		"--init-file="+setup, "--innodb-flush-log-at-trx-commit=0", "--default-time-zone=+05:30", "--character-set-server=utf8mb4")
	url := "mysql://author:s3cr3t-word@127.0.0.1:" + s.port + "/crawl"
	s.answers(url)
	return url
}

// missing skips the test, or fails it where all servers are meant to be there.
func missing(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("GOJSCRAPE_REQUIRE_SERVERS") == "1" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// server is one that runs until the end of the test.
type server struct {
	t    testing.TB
	dir  string
	port string
	cred *syscall.Credential // nil: as who runs the test
	log  *os.File
}

// newServer makes a folder that belongs to account, if root runs the test.
func newServer(t testing.TB, account string) *server {
	t.Helper()
	dir, err := os.MkdirTemp("", "sqltest") // not t.TempDir: its path is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		log.Close()
		os.RemoveAll(dir)
	})
	s := &server{t: t, dir: dir, port: freePort(t), log: log}
	if os.Geteuid() == 0 {
		s.become(account)
	}
	return s
}

func (s *server) become(account string) {
	s.t.Helper()
	i := slices.IndexFunc([]string{account, "nobody"}, func(name string) bool { _, err := user.Lookup(name); return err == nil })
	if i < 0 {
		missing(s.t, "there is no user "+account+" to run the server as")
	}
	u, err := user.Lookup([]string{account, "nobody"}[i])
	if err != nil {
		s.t.Fatal(err)
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	s.cred = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	if err := os.Chown(s.dir, uid, gid); err != nil {
		s.t.Fatal(err)
	}
}

func freePort(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

func (s *server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = s.dir, s.log, s.log
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "HOME=" + s.dir, "TMPDIR=" + s.dir}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.cred, Pdeathsig: syscall.SIGKILL}
	return cmd
}

func (s *server) run(name string, args ...string) {
	s.t.Helper()
	if err := s.command(name, args...).Run(); err != nil {
		s.t.Fatalf("%s: %v\n%s", name, err, s.said())
	}
}

// start starts the server; stop is the signal that ends it.
func (s *server) start(stop syscall.Signal, name string, args ...string) {
	s.t.Helper()
	cmd := s.command(name, args...)
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		if err := cmd.Process.Signal(stop); err != nil {
			s.t.Error(err)
		}
		_ = cmd.Wait() // the signal ended it
	})
}

// said is the end of what the server wrote.
func (s *server) said() string {
	text, err := os.ReadFile(s.log.Name())
	if err != nil {
		return err.Error()
	}
	return string(text[max(0, len(text)-2000):])
}

// answers waits until the server takes connections.
func (s *server) answers(url string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	for {
		db, err := database.Open(ctx, url, database.Options{})
		if err == nil {
			if _, err := db.Close(ctx); err != nil {
				s.t.Fatal(err)
			}
			return
		}
		select {
		case <-ctx.Done():
			s.t.Fatal(fmt.Errorf("the server does not answer: %w\n%s", err, s.said()))
		case <-time.After(50 * time.Millisecond):
		}
	}
}
