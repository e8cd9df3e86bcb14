package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

//go:embed dateline/__init__.py dateline/py.typed
var files embed.FS

// platformTags are the platforms that a static program runs on, as pip names them. Linux is any with its kernel, whatever the C library;
// the systems of macOS and Windows are the oldest that Go's programs run on.
var platformTags = map[string]string{
	"linux/amd64":   "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64",
	"linux/arm64":   "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
	"darwin/amd64":  "macosx_12_0_x86_64",
	"darwin/arm64":  "macosx_12_0_arm64",
	"windows/amd64": "win_amd64",
	"windows/arm64": "win_arm64",
}

const metadata = `Metadata-Version: 2.4
Name: dateline
Version: %s
Summary: Turn news articles into an open event dataset: who did what to whom, when and where
License-Expression: Apache-2.0
License-File: LICENSE
License-File: NOTICE
Keywords: event data,news,conflict,protest,PLOVER,CAMEO,GDELT,ACLED,nlp
Classifier: Intended Audience :: Science/Research
Classifier: Programming Language :: Python :: 3
Classifier: Topic :: Scientific/Engineering :: Information Analysis
Project-URL: Homepage, https://github.com/dateline-data/dateline
Requires-Python: >=3.9
Provides-Extra: pandas
Requires-Dist: pandas>=2; extra == "pandas"
Requires-Dist: pyarrow>=14; extra == "pandas"
Provides-Extra: polars
Requires-Dist: polars>=1; extra == "polars"
Provides-Extra: duckdb
Requires-Dist: duckdb>=1; extra == "duckdb"
Provides-Extra: all
Requires-Dist: dateline[pandas,polars,duckdb]; extra == "all"
Description-Content-Type: text/markdown

` + "dateline turns news articles into an open event dataset. The wheel holds the program, which is on the PATH when it is installed, and a\n" +
	"package that runs it and reads what it wrote:\n\n" +
	"    import dateline\n\n" +
	"    release = dateline.export(\"articles/\", out=\"release\")\n" +
	"    events = release.pandas(\"events\")          # or .polars(\"events\"), .duckdb()\n"

// wheel is a package as pip installs it: a ZIP archive as "Binary distribution format" (PyPA) describes it.
type wheel struct {
	name, version, tags string
	members             []member
}

type member struct {
	name string
	data []byte
	mode os.FileMode
}

func (w *wheel) add(name string, data []byte, mode os.FileMode) {
	w.members = append(w.members, member{name, data, mode})
}

// folder is one of the folders that belong to the package: dateline-1.2.0.dist-info.
func (w *wheel) folder(kind string) string { return fmt.Sprintf("%s-%s.%s", w.name, w.version, kind) }

func (w *wheel) fileName() string {
	return fmt.Sprintf("%s-%s-py3-none-%s.whl", w.name, w.version, w.tags)
}

// describe adds what pip reads of the package.
func (w *wheel) describe() {
	tags := ""
	for tag := range strings.SplitSeq(w.tags, ".") {
		tags += "Tag: py3-none-" + tag + "\n"
	}
	w.add(w.folder("dist-info")+"/METADATA", fmt.Appendf(nil, metadata, w.version), 0o644)
	w.add(w.folder("dist-info")+"/WHEEL", []byte("Wheel-Version: 1.0\nGenerator: dateline\nRoot-Is-Purelib: false\n"+tags), 0o644)
}

// record lists the members with their sums.
func (w *wheel) record() member {
	name := w.folder("dist-info") + "/RECORD"
	var b strings.Builder
	for _, m := range w.members {
		sum := sha256.Sum256(m.data)
		fmt.Fprintf(&b, "%s,sha256=%s,%d\n", m.name, base64.RawURLEncoding.EncodeToString(sum[:]), len(m.data))
	}
	return member{name, []byte(b.String() + name + ",,\n"), 0o644}
}

// epoch is the time of every member, so that the same program gives the same bytes; ZIP knows none before it.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func (w *wheel) bytes() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestCompression) })
	for _, m := range append(w.members, w.record()) {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Modified: epoch}
		h.SetMode(m.mode)
		to, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(m.data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
