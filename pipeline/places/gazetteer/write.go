package gazetteer

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
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
const magic = "dateline gazetteer 1"

// Write writes the entries as a gazetteer file. Countries stand first and every entry behind its parent. The same entries
// give the same bytes.
func Write(w io.Writer, entries []Entry) error {
	p := packer{}
	if err := p.columns(entries); err != nil {
		return err
	}
	p.sparse(entries)
	p.keys(entries)
	if _, err := io.WriteString(w, magic); err != nil {
		return err
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(zstd.MaxWindowSize/8))
	if err != nil {
		return err
	}
	_, err = w.Write(z.EncodeAll(p.Bytes(), nil)) // the frame tells its size, so that the reader allocates once
	return err
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
	lat, lon := int64(0), int64(0)
	p.deltas(entries, func(i int) int64 {
		if entries[i].HasPoint {
			lat = units(entries[i].Lat)
		}
		return lat
	})
	p.deltas(entries, func(i int) int64 {
		if entries[i].HasPoint {
			lon = units(entries[i].Lon)
		}
		return lon
	})
	for _, e := range entries {
		p.uint(feature[e.Feature])
	}
	for _, e := range entries {
		p.uint(uint64(e.Population))
	}
	return nil
}

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

// keys writes the names' keys in order, and for each its bearers; where a place bears a key in several ways the
// likeliest counts.
func (p *packer) keys(entries []Entry) {
	bearers := map[string][]Bearer{}
	for i, e := range entries {
		for _, n := range e.Names {
			key := Key(n.Text)
			if key == "" {
				continue
			}
			had := bearers[key]
			if len(had) > 0 && had[len(had)-1].Place == Ref(i) {
				had[len(had)-1].Kind = likelier(had[len(had)-1].Kind, n.Kind)
				continue
			}
			bearers[key] = append(had, Bearer{Ref(i), n.Kind})
		}
	}
	keys := make([]string, 0, len(bearers))
	for key := range bearers {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, cmp.Compare)
	p.texts(keys)
	var postings packer
	for _, key := range keys {
		before := Ref(0)
		postings.uint(uint64(len(bearers[key])))
		for _, b := range bearers[key] {
			postings.uint(uint64(b.Place-before)<<kindBits | uint64(b.Kind))
			before = b.Place
		}
	}
	p.uint(uint64(postings.Len()))
	p.Write(postings.Bytes())
}
