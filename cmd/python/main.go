// Command python packs a dateline program as a wheel for Python: a package that runs it and reads what it wrote, and the program itself
// among the scripts, so that pip install puts it on the PATH. It compiles nothing: a wheel for each platform holds the program that was
// built for it.
//
//	go run ./cmd/python -program bin/dateline -version 1.2.0 -out dist
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

func main() {
	program := flag.String("program", "bin/dateline", "`FILE` of the program")
	version := flag.String("version", "0.0.0.dev0", "`VERSION` of the package, as PEP 440 or semantic versions have it")
	platform := flag.String("platform", runtime.GOOS+"/"+runtime.GOARCH, "`OS/ARCH` that the program was built for")
	licences := flag.String("licences", ".", "`FOLDER` of LICENSE and NOTICE")
	out := flag.String("out", ".", "`FOLDER` for the wheel")
	flag.Parse()
	path, err := run(*program, asPEP440.Replace(*version), *platform, *licences, *out)
	if err != nil {
		fmt.Fprintln(os.Stderr, "python:", err)
		os.Exit(1)
	}
	fmt.Println(path)
}

// asPEP440 writes what semantic versions have behind the numbers as PEP 440 does: 1.2.3-rc.1 is 1.2.3rc1.
var asPEP440 = strings.NewReplacer("-alpha.", "a", "-beta.", "b", "-rc.", "rc", "-next", ".dev0")

// pep440 is what versions of packages look like.
var pep440 = regexp.MustCompile(`^\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?$`)

// run writes the wheel and gives its path.
func run(program, version, platform, licences, out string) (path string, err error) {
	if !pep440.MatchString(version) {
		return "", fmt.Errorf("-version %s: a version of PEP 440 is wanted: 1.2.0, 1.2.0rc1", version)
	}
	tags, ok := platformTags[platform]
	if !ok {
		return "", fmt.Errorf("-platform %s: no wheel is known for it", platform)
	}
	w := &wheel{name: "dateline", version: version, tags: tags}
	if err := w.addAll(program, licences); err != nil {
		return "", err
	}
	data, err := w.bytes()
	if err == nil {
		err = os.MkdirAll(out, 0o755)
	}
	if err != nil {
		return "", err
	}
	path = filepath.Join(out, w.fileName())
	return path, os.WriteFile(path, data, 0o644)
}

// addAll adds the package, the program, the licences and what describes them.
func (w *wheel) addAll(program, licences string) error {
	for _, name := range []string{"dateline/__init__.py", "dateline/py.typed"} {
		data, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		w.add(name, data, 0o644)
	}
	script := "dateline"
	if filepath.Ext(program) == ".exe" {
		script += ".exe"
	}
	var errs []error
	for _, f := range []struct {
		from, to string
		mode     os.FileMode
	}{
		{program, w.folder("data") + "/scripts/" + script, 0o755},
		{filepath.Join(licences, "LICENSE"), w.folder("dist-info") + "/licenses/LICENSE", 0o644},
		{filepath.Join(licences, "NOTICE"), w.folder("dist-info") + "/licenses/NOTICE", 0o644},
	} {
		data, err := os.ReadFile(f.from)
		errs = append(errs, err)
		w.add(f.to, data, f.mode)
	}
	w.describe()
	return errors.Join(errs...)
}
