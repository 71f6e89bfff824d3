package node

import "strings"

// module is where a module comes from: a part, or a member of what one
// exports. names are its exports besides "default", which is all of it.
type module struct{ part, member, names string }

// modules are those there are, by their names without "node:".
var modules = map[string]module{
	"assert":          {"assert", "", assertNames + " strict"},
	"assert/strict":   {"assert", "strict", assertNames + " strict"},
	"buffer":          {"buffer", "", "Buffer Blob File atob btoa kMaxLength kStringMaxLength constants isUtf8 isAscii"},
	"crypto":          {"crypto", "", cryptoNames},
	"events":          {"events", "", "EventEmitter defaultMaxListeners errorMonitor once on listenerCount getEventListeners init"},
	"fs":              {"fs", "", fsNames},
	"fs/promises":     {"fs", "promises", "access appendFile constants copyFile lstat mkdir mkdtemp readFile readdir rename rm rmdir stat unlink writeFile"},
	"os":              {"os", "", "EOL devNull arch platform type endianness tmpdir homedir availableParallelism"},
	"path":            {"path", "", pathNames},
	"path/posix":      {"path", "", pathNames},
	"process":         {"process", "", "title version versions platform arch pid argv env cwd uptime hrtime nextTick emitWarning"},
	"querystring":     {"querystring", "", "escape unescape stringify parse encode decode"},
	"string_decoder":  {"stringdecoder", "", "StringDecoder"},
	"timers":          {"timers", "timers", "setTimeout clearTimeout setInterval clearInterval setImmediate clearImmediate promises"},
	"timers/promises": {"timers", "promises", "setTimeout setImmediate setInterval scheduler"},
	"url":             {"url", "", "URL URLSearchParams Url fileURLToPath pathToFileURL parse format resolve domainToASCII domainToUnicode urlToHttpOptions"},
	"util":            {"util", "", utilNames},
	"util/types":      {"types", "", typesNames},
}

const (
	assertNames = "strictEqual notStrictEqual deepStrictEqual notDeepStrictEqual ok fail ifError throws rejects doesNotThrow doesNotReject " +
		"match doesNotMatch AssertionError equal notEqual deepEqual notDeepEqual"
	cryptoNames = "createHash createHmac getHashes getRandomValues hash randomBytes randomFillSync randomInt randomUUID subtle timingSafeEqual webcrypto"
	fsNames     = "promises constants access appendFile copyFile lstat mkdir mkdtemp readFile readdir rename rm rmdir stat unlink writeFile " +
		"accessSync appendFileSync copyFileSync lstatSync mkdirSync mkdtempSync readFileSync readdirSync renameSync rmSync rmdirSync statSync unlinkSync writeFileSync " +
		"existsSync"
	pathNames  = "sep delimiter basename dirname extname format isAbsolute join normalize parse relative resolve toNamespacedPath posix"
	utilNames  = "inspect format formatWithOptions promisify callbackify inherits deprecate debuglog debug isDeepStrictEqual types TextEncoder TextDecoder stripVTControlCharacters toUSVString isArray"
	typesNames = "isBoxedPrimitive isNumberObject isStringObject isBooleanObject isBigIntObject isSymbolObject isNativeError isArgumentsObject " +
		"isAnyArrayBuffer isArrayBufferView isAsyncFunction isGeneratorFunction isGeneratorObject isMapIterator isSetIterator " +
		"isDate isRegExp isMap isSet isWeakMap isWeakSet isPromise isProxy isArrayBuffer isDataView isTypedArray " +
		"isUint8Array isUint8ClampedArray isUint16Array isUint32Array isInt8Array isInt16Array isInt32Array isFloat32Array isFloat64Array isBigInt64Array isBigUint64Array"
)

// Exports are the modules by specifier ("node:path") and the names each exports.
func Exports() map[string][]string {
	list := map[string][]string{}
	for name, m := range modules {
		list["node:"+name] = append(strings.Fields(m.names), "default")
	}
	return list
}

// Instead tells what to use for modules that do not exist here.
func Instead() map[string]string {
	const download = "fetch() is a global; better yield a Request, or await this.download(url)"
	return map[string]string{
		"node:http":                download,
		"node:https":               download,
		"node:http2":               download,
		"node:net":                 download,
		"node:tls":                 download,
		"node:dgram":               download,
		"node:dns":                 "names are looked up by the downloader",
		"node:dns/promises":        "names are looked up by the downloader",
		"node:child_process":       "a spider can't start programs",
		"node:cluster":             "a crawl is one process; CONCURRENT_REQUESTS says how much it does at once",
		"node:worker_threads":      "a spider is one thread, and downloads run beside it",
		"node:stream":              "ReadableStream, WritableStream and TransformStream are globals; many packages have an entry without streams, such as csv-parse/sync",
		"node:stream/promises":     "ReadableStream.pipeTo() of the web is there",
		"node:stream/web":          "ReadableStream, WritableStream and TransformStream are globals",
		"node:zlib":                "CompressionStream and DecompressionStream are globals, and responses arrive decompressed",
		"node:perf_hooks":          "performance is a global",
		"node:console":             "console is a global",
		"node:readline":            "read the file with fs/promises and split it into lines",
		"node:module":              "modules are bundled before the spider runs: use import",
		"node:vm":                  "new Function(source) runs a source",
		"node:async_hooks":         "pass what a callback needs in request.meta or cb_kwargs",
		"node:diagnostics_channel": "signals tell what happens in a crawl",
		"node:path/win32":          "path knows paths with slashes only",
		"node:sqlite":              "gojscrape/sql opens SQLite, PostgreSQL and MySQL",
		"node:test":                "node:assert is there",
		"node:tty":                 "the log goes where LOG_FILE says",
	}
}
