package schema

import (
	"encoding/hex"
	"io/fs"

	"github.com/zeebo/xxh3"
)

// Fingerprint tells one set of data from another: 32 hexadecimal digits of an XXH3 hash. It is no proof against forgery.
func Fingerprint(parts ...[]byte) string {
	h := xxh3.New()
	for _, p := range parts {
		_, _ = h.Write(p) // never fails
	}
	sum := h.Sum128().Bytes()
	return hex.EncodeToString(sum[:])
}

// FingerprintFiles is the Fingerprint of all files below an embedded folder, in order of their names.
func FingerprintFiles(files fs.FS) string {
	var parts [][]byte
	err := fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		parts = append(parts, []byte(path), data)
		return err
	})
	if err != nil {
		panic(err) // embedded files can always be read
	}
	return Fingerprint(parts...)
}
