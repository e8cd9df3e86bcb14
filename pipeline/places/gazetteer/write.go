package gazetteer

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Entry is a place on its way into the gazetteer.
type Entry struct {
	GeoNames   uint32 // 0 where unknown
	Wikidata   uint32 // number of the item, 0 where unknown
	Name       string
	HasPoint   bool
	Lat, Lon   float64
	Parent     int    // index of the entry that holds it, or -1
	Feature    string // GeoNames class and code: "P.PPLC", "P." where the code is unknown
	Population int
	Extent     int      // radius in km
	Within     []string // alpha-3 codes of a region in several countries
	Alpha3     string   // of a country
	Admin1Code string   // of a first-level division
	Names      []Name
}

// Name is a name that an entry bears.
type Name struct {
	Text string
	Kind NameKind
}

// magic opens a gazetteer file; its last character is the version of the layout.
const magic = "dateline gazetteer 2"

// Write writes the entries as a gazetteer file. Countries stand first and every entry behind its parent. A place bears its
// display name as Primary. The same entries give the same bytes where compress does, which makes a Zstandard frame that
// tells its size; Compress is one.
func Write(w io.Writer, entries []Entry, compress func([]byte) ([]byte, error)) error {
	p := packer{}
	if err := p.columns(entries); err != nil {
		return err
	}
	p.points(entries)
	p.sparse(entries)
	p.names(entries)
	frame, err := compress(p.Bytes())
	if err != nil {
		return err
	}
	_, err = w.Write(append([]byte(magic), frame...))
	return err
}

// Compress makes a Zstandard frame as small as our own library can.
func Compress(b []byte) ([]byte, error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(zstd.MaxWindowSize/8))
	if err != nil {
		return nil, err
	}
	return z.EncodeAll(b, nil), nil
}

type packer struct{ bytes.Buffer }

func (p *packer) uint(v uint64) { p.Write(binary.AppendUvarint(nil, v)) }
func (p *packer) int(v int64)   { p.Write(binary.AppendVarint(nil, v)) }

// texts writes strings one a line behind their number and size.
func (p *packer) texts(all []string) {
	text := strings.Join(all, "\n")
	p.uint(uint64(len(all)))
	p.uint(uint64(len(text)))
	p.WriteString(text)
}

// deltas writes a column as the differences between neighbours.
func (p *packer) deltas(entries []Entry, value func(i int) int64) {
	before := int64(0)
	for i := range entries {
		v := value(i)
		p.int(v - before)
		before = v
	}
}

func units(degrees float64) int64 { return int64(math.Round(degrees * degree)) }

func (p *packer) columns(entries []Entry) error {
	var alpha3, features, names []string
	feature := map[string]uint64{}
	for i, e := range entries {
		if e.Parent >= i || (e.Alpha3 != "") != (len(alpha3) == i) && e.Alpha3 != "" {
			return fmt.Errorf("place %d (%s) is out of order", i, e.Name)
		}
		if strings.Contains(e.Name, "\n") || e.Name == "" {
			return fmt.Errorf("place %d has the name %q", i, e.Name)
		}
		if e.Alpha3 != "" {
			alpha3 = append(alpha3, e.Alpha3)
		}
		if _, ok := feature[e.Feature]; !ok {
			feature[e.Feature] = uint64(len(features))
			features = append(features, e.Feature)
		}
		names = append(names, e.Name)
	}
	p.texts(alpha3)
	p.texts(features)
	p.texts(names)
	p.deltas(entries, func(i int) int64 { return int64(entries[i].GeoNames) })
	p.deltas(entries, func(i int) int64 { return int64(entries[i].Parent) })
	for _, e := range entries {
		p.uint(feature[e.Feature])
	}
	p.populations(entries)
	return nil
}

// populations writes numbers as digits and the zeros behind them, in a column each: most are round.
func (p *packer) populations(entries []Entry) {
	var zeros packer
	for _, e := range entries {
		digits, n := uint64(e.Population), byte(0)
		for ; digits > 0 && digits%10 == 0; n++ {
			digits /= 10
		}
		p.uint(digits)
		zeros.WriteByte(n)
	}
	p.Write(zeros.Bytes())
}

// coarse is the number of units in a thousandth of a degree, to which the points of towns and divisions are kept.
const coarse = degree / 1000

// thousandths rounds units to thousandths of a degree.
func thousandths(units int64) int64 { return int64(math.Round(float64(units) / coarse)) }

// points writes how far each place lies from the one that holds it, or of those that none holds from the place before; one
// without a point takes that. The lower eight bits of the numbers tell nothing to a compressor: they have their own column.
func (p *packer) points(entries []Entry) {
	for _, axis := range []func(*Entry) float64{func(e *Entry) float64 { return e.Lat }, func(e *Entry) float64 { return e.Lon }} {
		var low packer
		values, before := make([]int64, len(entries)), int64(0)
		for i := range entries {
			e := &entries[i]
			if e.Parent >= 0 {
				before = values[e.Parent]
			}
			if values[i] = before; e.HasPoint {
				values[i] = thousandths(units(axis(e)))
			}
			d := zigzag(values[i] - before)
			before = values[i]
			p.uint(d >> 8)
			low.WriteByte(byte(d))
		}
		p.Write(low.Bytes())
	}
}

// zigzag turns whole numbers into natural ones: 0, -1, 1, -2 into 0, 1, 2, 3.
func zigzag(v int64) uint64 { return uint64(v)<<1 ^ uint64(v>>63) }

// isFine tells the places whose points are kept as they are: bridges, camps and crossings, which are small.
func isFine(feature string) bool { return feature[0] != 'A' && feature[0] != 'P' }

// sparse writes the columns that few places have.
func (p *packer) sparse(entries []Entry) {
	each := func(has func(*Entry) bool, write func(*Entry)) {
		n, before := 0, 0
		for i := range entries {
			if has(&entries[i]) {
				n++
			}
		}
		p.uint(uint64(n))
		for i := range entries {
			if has(&entries[i]) {
				p.uint(uint64(i - before))
				before = i
				write(&entries[i])
			}
		}
	}
	each(func(e *Entry) bool { return !e.HasPoint }, func(*Entry) {})
	each(func(e *Entry) bool { return e.HasPoint && isFine(e.Feature) }, func(e *Entry) {
		for _, v := range []int64{units(e.Lat), units(e.Lon)} {
			p.int(v - coarse*thousandths(v))
		}
	})
	each(func(e *Entry) bool { return e.Wikidata > 0 }, func(e *Entry) { p.uint(uint64(e.Wikidata)) })
	each(func(e *Entry) bool { return e.Extent > 0 }, func(e *Entry) { p.uint(uint64(e.Extent)) })
	each(func(e *Entry) bool { return len(e.Within) > 0 }, func(e *Entry) { p.texts(e.Within) })
	each(func(e *Entry) bool { return e.Admin1Code != "" }, func(e *Entry) { p.texts([]string{e.Admin1Code}) })
}

// likelier is the kind that counts of two in which a place bears a name: the first in order, but "Chechen" is a demonym
// before it is Chechen Republic cut short.
func likelier(a, b NameKind) NameKind {
	if max(a, b) == Demonym && min(a, b) != Primary {
		return Demonym
	}
	return min(a, b)
}

// names writes the keys of each place besides that of its display name, in order, each as what it shares with the one
// before and the rest. Where a place bears a key in several ways the likeliest counts.
func (p *packer) names(entries []Entry) {
	var counts, shared, kinds packer
	var rests []string
	for _, e := range entries {
		before := Key(e.Name)
		others := otherKeys(e.Names, before)
		counts.uint(uint64(len(others)))
		for _, key := range slices.Sorted(maps.Keys(others)) {
			n := commonPrefix(before, key)
			shared.uint(uint64(n))
			kinds.WriteByte(byte(others[key]))
			rests = append(rests, key[n:])
			before = key
		}
	}
	p.texts(rests)
	for _, column := range []*packer{&counts, &shared, &kinds} {
		p.Write(column.Bytes())
	}
}

func otherKeys(names []Name, own string) map[string]NameKind {
	keys := map[string]NameKind{}
	for _, n := range names {
		key := Key(n.Text)
		if key == "" || key == own {
			continue
		}
		if had, ok := keys[key]; ok {
			keys[key] = likelier(had, n.Kind)
		} else {
			keys[key] = n.Kind
		}
	}
	return keys
}

func commonPrefix(a, b string) (n int) {
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
