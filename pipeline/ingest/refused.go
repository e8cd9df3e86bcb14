package ingest

import (
	"bytes"
	"fmt"
)

// refused are formats that are often among articles, and are not read, by the bytes they begin with.
var refused = []struct{ magic, kind, advice string }{
	{"%PDF-", "a PDF file", "save its text"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save its text"},
	{"{\\rtf", "an RTF document", "save its text"},
	{"BZh91AY&SY", "packed by bzip2", "unpack it"},
	{"\xfd7zXZ\x00", "packed by xz", "unpack it"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it"},
	{"Rar!\x1a\x07", "a RAR archive", "unpack it"},
	{"SQLite format 3\x00", "a SQLite database", "export its table as CSV"},
}

// refuse gives a format that says why it is not read; nil for others.
func refuse(head []byte) format {
	for _, u := range refused {
		if bytes.HasPrefix(head, []byte(u.magic)) {
			return func(_ *stream, _ Options, emit emitter) error {
				return emit("", nil, fmt.Errorf("it is %s, which is not read; %s", u.kind, u.advice))
			}
		}
	}
	return nil
}
