package output

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

func (v *validation) checkFiles() {
	for _, f := range v.release.Files {
		size, sum, err := hashFile(filepath.Join(v.release.Dir, filepath.FromSlash(f.Path)))
		switch {
		case errors.Is(err, os.ErrNotExist):
			v.find(f.Path, "is missing")
		case err != nil:
			v.find(f.Path, "cannot be read: %v", err)
		case size != f.Bytes || sum != f.SHA256:
			v.find(f.Path, "has %d bytes and SHA-256 %s instead of %d and %s", size, sum, f.Bytes, f.SHA256)
		}
	}
}

func (v *validation) checkSums() {
	file, err := os.Open(filepath.Join(v.release.Dir, checksumsName))
	if err != nil {
		v.find(checksumsName, "cannot be read")
		return
	}
	defer file.Close()
	sums := map[string]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		sum, path, _ := strings.Cut(lines.Text(), "  ")
		sums[path] = sum
	}
	_, manifest, err := hashFile(filepath.Join(v.release.Dir, manifestName))
	if err != nil || sums[manifestName] != manifest {
		v.find(checksumsName, "does not hold the hash of %s", manifestName)
	}
	delete(sums, manifestName)
	for _, f := range v.release.Files {
		if sums[f.Path] != f.SHA256 {
			v.find(checksumsName, "does not hold the hash of %s", f.Path)
		}
		delete(sums, f.Path)
	}
	for _, path := range sortedKeys(sums) {
		v.find(checksumsName, "names %s, which the manifest does not", path)
	}
}

func sortedKeys(m map[string]string) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (v *validation) checkColumns() {
	extra, ok := schema.ParseExtra(v.release.Text)
	if !ok {
		v.find(manifestName, "text is %q", v.release.Text)
		return
	}
	for _, declared := range schema.Tables {
		info := v.release.Manifest.table(declared.Name)
		if info == nil {
			if v.release.has(declared.Name) {
				v.find(manifestName, "table %s is missing", declared.Name)
			}
			continue
		}
		want := declared.With(extra).Columns
		for i := range max(len(want), len(info.Columns)) {
			switch {
			case i >= len(want):
				v.find(info.Name, "column %s is not declared", info.Columns[i].Name)
			case i >= len(info.Columns):
				v.find(info.Name, "column %s is missing", want[i].Name)
			case info.Columns[i].Name != want[i].Name || info.Columns[i].Type != want[i].Type.String() || info.Columns[i].Nullable != want[i].Nullable:
				v.find(info.Name, "column %d is %s %s instead of %s %s", i+1, info.Columns[i].Name, info.Columns[i].Type, want[i].Name, want[i].Type)
			}
		}
	}
}

// checkTypes reads every table in every format; what cannot be read as the declared types is found here.
func (v *validation) checkTypes() {
	v.eachFormat(func(info *TableInfo, f *format) {
		digest, err := readDigest(v.release.Dir, f, info.Declaration(), info)
		if err != nil {
			v.find(info.Name, "%v", err)
			return
		}
		v.digests[info.Name+" "+f.name] = digest
	})
}

// checkDigests compares what was read with the manifest: since each format must give the same checksums, CSV equals Parquet
// cell by cell.
func (v *validation) checkDigests() {
	v.eachFormat(func(info *TableInfo, f *format) {
		if digest := v.digests[info.Name+" "+f.name]; digest != nil {
			if err := digest.diff(info.Rows, info.Columns); err != nil {
				v.find(info.Name, "%s: %v", f.name, err)
			}
		}
	})
}

func (v *validation) eachFormat(check func(*TableInfo, *format)) {
	for i := range v.release.Tables {
		for k := range formats {
			if info := &v.release.Tables[i]; len(*formats[k].files(info)) > 0 {
				check(info, &formats[k])
			}
		}
	}
}
