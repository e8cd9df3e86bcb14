package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// expand lists the files of the inputs, each once, in order.
func expand(inputs []string, rejected func(Reject)) ([]string, error) {
	var files []string
	for _, input := range inputs {
		found, err := list(input, rejected)
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(files, func(name string) bool {
		repeated := seen[name]
		seen[name] = true
		return repeated
	}), nil
}

func list(input string, rejected func(Reject)) ([]string, error) {
	if input == "-" {
		return []string{"-"}, nil
	}
	info, err := os.Stat(input)
	if err != nil {
		matches, globErr := filepath.Glob(input)
		if globErr != nil || len(matches) == 0 {
			return nil, fmt.Errorf("%s: no such file or folder, and no glob that matches one", input)
		}
		return expand(matches, rejected)
	}
	if !info.IsDir() {
		return []string{input}, nil
	}
	return walk(input, rejected)
}

// walk lists the files below a folder but hidden ones. Links to folders are not followed, so that none leads in a circle.
func walk(folder string, rejected func(Reject)) ([]string, error) {
	var files []string
	faults := 0
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			faults++
			rejected(Reject{Input: path, Reason: reason(err)})
		case path != folder && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case !entry.IsDir():
			files = append(files, path)
		}
		return nil
	})
	if err == nil && len(files)+faults == 0 {
		err = fmt.Errorf("%s: the folder holds no files", folder)
	}
	return files, err
}
