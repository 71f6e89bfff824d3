package fs_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/fs"
	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// start returns a loop with node:fs as the global fs, and the folder D to work in.
func start(t *testing.T, dir string, p permit.Permissions) *loop.Loop {
	t.Helper()
	l := scripttest.Start(t, modules.Options{})
	_, err := l.Await(t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		module, err := fs.Module(rt, l, p)
		if err != nil {
			return nil, err
		}
		if err := rt.Set("D", dir); err != nil {
			return nil, err
		}
		return goja.Undefined(), rt.Set("fs", module)
	}, func(goja.Value) (any, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// check runs scripts, each an async function in a folder of its own named D; in
// what they give, the folder is D too.
func check(t *testing.T, table []scripttest.Case) {
	t.Helper()
	for _, tc := range table {
		dir := t.TempDir()
		for name, text := range map[string]string{"a.txt": "hello", "sub/b.txt": "bé", "sub/deep/c.txt": ""} {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		l := start(t, dir, permit.Permissions{Read: []string{dir}, Write: []string{dir}})
		got := scripttest.Eval(t, l, "(async () => { const P = fs.promises;"+tc.Src+"\n})()")
		if got = strings.ReplaceAll(got, dir, "D"); got != tc.Want {
			t.Errorf("%s\n gives %s\n want  %s", tc.Src, got, tc.Want)
		}
	}
}

func TestFilesAreReadAndWritten(t *testing.T) {
	check(t, []scripttest.Case{
		{Src: "return P.readFile(D + '/a.txt', 'utf8')", Want: "hello"},
		{Src: "const b = await P.readFile(D + '/sub/b.txt'); return Buffer.isBuffer(b) + b.toString('hex')", Want: "true62c3a9"},
		{Src: "return P.readFile(D + '/sub/b.txt', { encoding: 'latin1' })", Want: "bÃ©"},
		{Src: "return P.readFile(new URL('file://' + D + '/a.txt'), 'utf-8')", Want: "hello"},
		{Src: "return P.readFile(Buffer.from(D + '/a.txt'), 'hex')", Want: "68656c6c6f"},
		{Src: "await P.writeFile(D + '/n', 'é'); await P.appendFile(D + '/n', new Uint8Array([33])); return P.readFile(D + '/n', 'utf8')", Want: "é!"},
		{Src: "await P.writeFile(D + '/n', '6869', 'hex'); return P.readFile(D + '/n', 'utf8')", Want: "hi"},
		{Src: "await P.writeFile(D + '/a.txt', 'x', { flag: 'a' }); return P.readFile(D + '/a.txt', 'utf8')", Want: "hellox"},
		{Src: "const b = Buffer.from('one'); const p = P.writeFile(D + '/n', b); b[0] = 0; await p; return P.readFile(D + '/n', 'utf8')", Want: "one"},
		{Src: "return P.writeFile(D + '/n', new DataView(new ArrayBuffer(3), 1)).then(() => P.stat(D + '/n')).then((s) => s.size)", Want: "2"},
		{Src: "await P.copyFile(D + '/a.txt', D + '/c'); await P.copyFile(D + '/c', D + '/c'); return P.readFile(D + '/c', 'utf8')", Want: "hello"},
		{Src: "await P.rename(D + '/a.txt', D + '/sub/z'); return P.readdir(D + '/sub')", Want: "b.txt,deep,z"},
		{Src: "await P.unlink(D + '/a.txt'); await P.rm(D + '/sub', { recursive: true }); await P.rm(D + '/no', { force: true }); return (await P.readdir(D)).length", Want: "0"},
		{Src: "await P.mkdir(D + '/x/y/z', { recursive: true }); await P.mkdir(D + '/x/y', { recursive: true }); await P.rmdir(D + '/x/y/z'); return P.readdir(D + '/x')", Want: "y"},
		{Src: "const made = await P.mkdtemp(D + '/tmp-'); return made.length - D.length + ',' + (await P.stat(made)).isDirectory()", Want: "11,true"},
		{Src: "return P.access(D + '/a.txt', P.constants.R_OK | P.constants.W_OK)", Want: "undefined"},
		{Src: "return P.readFile(D + '/a.txt', { signal: AbortSignal.abort() })", Want: "AbortError: This operation was aborted"},
	})
}

func TestFilesAreListedAndDescribed(t *testing.T) {
	check(t, []scripttest.Case{
		{Src: "return (await P.readdir(D)).join()", Want: "a.txt,sub"},
		{Src: "return (await P.readdir(D, { recursive: true })).join()", Want: "a.txt,sub,sub/b.txt,sub/deep,sub/deep/c.txt"},
		{Src: "return (await P.readdir(D, { withFileTypes: true })).map((e) => e.name + e.isFile() + e.isDirectory() + e.parentPath).join()", Want: "a.txttruefalseD,subfalsetrueD"},
		{Src: "return (await P.readdir(D, { withFileTypes: true, recursive: true })).map((e) => e.parentPath + '/' + e.name).join()", Want: "D/a.txt,D/sub,D/sub/b.txt,D/sub/deep,D/sub/deep/c.txt"},
		{Src: "const s = await P.stat(D + '/a.txt'); return [s.size, s.isFile(), s.isDirectory(), s.isSymbolicLink(), s.mtime instanceof Date, Math.abs(s.mtimeMs - Date.now()) < 6e4, (s.mode & 0o170000) === 0o100000].join()", Want: "5,true,false,false,true,true,true"},
		{Src: "return Object.keys(await P.stat(D)).join()", Want: "mode,size,mtimeMs,mtime"},
	})
}

// The codes and messages are those of Node 20.
func TestFailuresSayWhatNodeSays(t *testing.T) {
	told := func(call string) string {
		return "try { await " + call + "; return 'fine' } catch (e) { return [e.message, e.code, e.syscall, e.path, e.dest, typeof e.errno].join('|') }"
	}
	check(t, []scripttest.Case{
		{Src: told("P.readFile(D + '/no')"), Want: "ENOENT: no such file or directory, open 'D/no'|ENOENT|open|D/no||number"},
		{Src: told("P.stat(D + '/no')"), Want: "ENOENT: no such file or directory, stat 'D/no'|ENOENT|stat|D/no||number"},
		{Src: told("P.access(D + '/no')"), Want: "ENOENT: no such file or directory, access 'D/no'|ENOENT|access|D/no||number"},
		{Src: told("P.readdir(D + '/a.txt')"), Want: "ENOTDIR: not a directory, scandir 'D/a.txt'|ENOTDIR|scandir|D/a.txt||number"},
		{Src: told("P.mkdir(D + '/sub')"), Want: "EEXIST: file already exists, mkdir 'D/sub'|EEXIST|mkdir|D/sub||number"},
		{Src: told("P.mkdir(D + '/x/y')"), Want: "ENOENT: no such file or directory, mkdir 'D/x/y'|ENOENT|mkdir|D/x/y||number"},
		{Src: told("P.rmdir(D + '/sub')"), Want: "ENOTEMPTY: directory not empty, rmdir 'D/sub'|ENOTEMPTY|rmdir|D/sub||number"},
		{Src: told("P.rmdir(D + '/a.txt')"), Want: "ENOTDIR: not a directory, rmdir 'D/a.txt'|ENOTDIR|rmdir|D/a.txt||number"},
		{Src: told("P.unlink(D + '/no')"), Want: "ENOENT: no such file or directory, unlink 'D/no'|ENOENT|unlink|D/no||number"},
		{Src: told("P.rename(D + '/no', D + '/x')"), Want: "ENOENT: no such file or directory, rename 'D/no' -> 'D/x'|ENOENT|rename|D/no|D/x|number"},
		{Src: told("P.copyFile(D + '/a.txt', D + '/sub/b.txt', fs.constants.COPYFILE_EXCL)"), Want: "EEXIST: file already exists, copyfile 'D/a.txt' -> 'D/sub/b.txt'|EEXIST|copyfile|D/a.txt|D/sub/b.txt|number"},
		{Src: told("P.writeFile(D + '/a.txt', '', { flag: 'wx' })"), Want: "EEXIST: file already exists, open 'D/a.txt'|EEXIST|open|D/a.txt||number"},
		{Src: told("P.writeFile(D + '/sub', '')"), Want: "EISDIR: illegal operation on a directory, open 'D/sub'|EISDIR|open|D/sub||number"},
		{Src: told("P.readFile(5)"), Want: `The "path" argument must be of type string or an instance of Buffer or URL. Received 5|ERR_INVALID_ARG_TYPE||||undefined`},
		{Src: told("P.readFile('a\\0b')"), Want: `The argument 'path' must be a string without null bytes|ERR_INVALID_ARG_VALUE||||undefined`},
		{Src: told("P.readFile(D, 'nope')"), Want: `The argument 'encoding' is invalid encoding. Received 'nope'|ERR_INVALID_ARG_VALUE||||undefined`},
		{Src: told("P.readFile(D, { flag: 'q' })"), Want: `there is no flag "q" to open a file with|||||undefined`},
		{Src: told("P.writeFile(D + '/n', 5)"), Want: `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView|ERR_INVALID_ARG_TYPE||||undefined`},
		{Src: "return P.readFile(D + '/no').catch((e) => [e instanceof Error, String(e).startsWith('Error: ENOENT'), e.stack.includes('test.js:1'), e.stack.includes('gojscrape:')].join())", Want: "true,true,true,false"},
	})
}

func TestOldFormsWorkToo(t *testing.T) {
	check(t, []scripttest.Case{
		{Src: "return [fs.readFileSync(D + '/a.txt', 'utf8'), fs.existsSync(D), fs.existsSync(D + '/no'), fs.existsSync(5)].join()", Want: "hello,true,false,false"},
		{Src: "fs.writeFileSync(D + '/n', 'x'); fs.mkdirSync(D + '/q'); return fs.readdirSync(D).join() + fs.statSync(D).isDirectory()", Want: "a.txt,n,q,subtrue"},
		{Src: "try { fs.readFileSync(D + '/no') } catch (e) { return e.code }", Want: "ENOENT"},
		{Src: "return new Promise((ok) => fs.readFile(D + '/a.txt', 'utf8', (e, text) => ok([e, text].join())))", Want: ",hello"},
		{Src: "return new Promise((ok) => fs.stat(D + '/no', (e, s) => ok(e.code + s)))", Want: "ENOENTundefined"},
		{Src: "try { fs.readFile(D) } catch (e) { return e.code }", Want: "ERR_INVALID_ARG_TYPE"},
	})
}
