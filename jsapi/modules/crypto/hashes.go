package crypto

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"hash"
	"strings"
)

// hashes are the functions there are, by their names in Node.
var hashes = map[string]func() hash.Hash{
	"md5":        md5.New,
	"sha1":       sha1.New,
	"sha224":     sha256.New224,
	"sha256":     sha256.New,
	"sha384":     sha512.New384,
	"sha512":     sha512.New,
	"sha512-256": sha512.New512_256,
}

// hashOf finds a function by any of its names: "SHA-256", "sha256", "RSA-SHA256".
func hashOf(name string) (func() hash.Hash, bool) {
	name = strings.TrimPrefix(strings.ToLower(name), "rsa-")
	if fn, ok := hashes[name]; ok {
		return fn, true
	}
	fn, ok := hashes[strings.Replace(name, "sha-", "sha", 1)]
	return fn, ok
}

// webHashes are those of the Web Crypto API.
var webHashes = map[string]func() hash.Hash{
	"SHA-1":   sha1.New,
	"SHA-256": sha256.New,
	"SHA-384": sha512.New384,
	"SHA-512": sha512.New,
}
