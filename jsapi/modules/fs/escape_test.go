package fs_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestNothingLeadsOutOfWhatIsPermitted(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"link": secret, "folder": outside, "relative": "../" + filepath.Base(outside) + "/secret", "self": "self"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "mine"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := start(t, dir, permit.Permissions{Read: []string{dir}, Write: []string{dir}})
	for _, call := range []string{
		"readFile(D + '/link')", "readFile(D + '/relative')", "readFile(D + '/folder/secret')", "readFile(D + '/../' + OUT + '/secret')",
		"readFile(OUTSIDE + '/secret')", "readFile('/etc/passwd')", "readdir(D + '/folder')", "readdir('/')", "readdir(D + '/..')",
		"stat(OUTSIDE)", "stat(D + '/link')", "access(OUTSIDE)", "lstat(OUTSIDE)",
		"writeFile(D + '/link', 'x')", "writeFile(D + '/folder/new', 'x')", "writeFile(OUTSIDE + '/new', 'x')", "appendFile(D + '/relative', 'x')",
		"mkdir(D + '/folder/new')", "mkdir(D + '/folder/new/er', { recursive: true })", "mkdtemp(OUTSIDE + '/new')",
		"unlink(D + '/folder/secret')", "rm(OUTSIDE, { recursive: true })", "rm(D + '/folder/secret', { force: true })",
		"rename(D + '/folder/secret', D + '/taken')", "rename(D + '/mine', OUTSIDE + '/mine')", "rename(D + '/mine', D + '/folder/mine')",
		"copyFile(D + '/link', D + '/taken')", "copyFile(D + '/mine', D + '/folder/mine')", "copyFile(OUTSIDE + '/secret', D + '/taken')",
	} {
		src := "fs.promises." + strings.NewReplacer("OUTSIDE", "'"+outside+"'", "OUT", "'"+filepath.Base(outside)+"'").Replace(call) +
			".then(() => 'done', (e) => e.code + '|' + e.permission + '|' + (e.message.includes('--allow-read=') || e.message.includes('--allow-write=')))"
		got := scripttest.Eval(t, l, src)
		if !strings.HasPrefix(got, "ERR_ACCESS_DENIED|FileSystem") || !strings.HasSuffix(got, "|true") {
			t.Errorf("%s: %s", call, got)
		}
	}
	if got := scripttest.Eval(t, l, "fs.promises.readFile(D + '/self').catch((e) => e.code)"); got != "ELOOP" && got != "ERR_ACCESS_DENIED" {
		t.Errorf("a link to itself: %s", got)
	}
	entries, err := os.ReadDir(outside)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder outside was changed: %v, %v", entries, err)
	}
	if text, err := os.ReadFile(secret); err != nil || string(text) != "secret" {
		t.Errorf("the file outside was changed: %q, %v", text, err)
	}
}

func TestADeniedAccessSaysWhatWouldPermitIt(t *testing.T) {
	dir := t.TempDir()
	l := start(t, dir, permit.Permissions{Read: []string{dir}})
	got := scripttest.Eval(t, l, "fs.promises.writeFile(D + '/x', '').catch((e) => [e.message, e.code, e.permission, e.resource, e.syscall, e.path].join('|'))")
	path := filepath.Join(dir, "x")
	want := "this script may not write to " + path + ": it may write to nothing. --allow-write=" + dir + " would allow it|ERR_ACCESS_DENIED|FileSystemWrite|" + path + "|open|" + path
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestPermissionOfOneFileIsForIt(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"one", "two"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l := start(t, dir, permit.Permissions{Read: []string{filepath.Join(dir, "one")}})
	got := scripttest.Eval(t, l, "Promise.all(['/one', '/two', ''].map((n) => fs.promises.readFile(D + n, 'utf8').catch((e) => e.code)))")
	if got != "one,ERR_ACCESS_DENIED,ERR_ACCESS_DENIED" {
		t.Error(got)
	}
}

func TestAllPermissionsFollowLinksAnywhere(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "f"), []byte("far"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	l := start(t, dir, permit.Permissions{All: true})
	if got := scripttest.Eval(t, l, "fs.promises.readFile(D + '/link/f', 'utf8')"); got != "far" {
		t.Error(got)
	}
}

func TestReadingWaitsForNobody(t *testing.T) {
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("there are no devices here")
	}
	l := start(t, t.TempDir(), permit.Permissions{All: true})
	if got := scripttest.Eval(t, l, "fs.promises.readFile('/dev/zero').catch((e) => e.code)"); got != "EINVAL" {
		t.Error(got)
	}
}
