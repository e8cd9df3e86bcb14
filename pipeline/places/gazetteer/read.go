package gazetteer

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"strings"
	"sync"

	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/zstd"
)

//go:embed gazetteer.zst
var embedded []byte

// Fingerprint tells the embedded gazetteer from any other.
func Fingerprint() string { return schema.Fingerprint(embedded) }

// Embedded is the gazetteer that is built into the program. The first call unpacks it, later ones share it.
var Embedded = sync.OnceValues(func() (*Gazetteer, error) { return Read(embedded) })

// Read reads a gazetteer file.
func Read(file []byte) (*Gazetteer, error) {
	packed, ok := bytes.CutPrefix(file, []byte(magic))
	if !ok {
		return nil, fmt.Errorf("not a gazetteer of this version (%s)", magic)
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	data, err := z.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	u := unpacker{data: data}
	g := u.gazetteer()
	if u.bad {
		return nil, errBroken
	}
	return g, nil
}

// maxUnpacked bounds the memory that a broken file can ask for; the embedded one unpacks to a quarter of it.
const maxUnpacked = 128 << 20

var errBroken = errors.New("gazetteer: the file is cut short or broken")

// unpacker reads what packer wrote. After a fault it gives zeros and is bad.
type unpacker struct {
	data []byte
	bad  bool
}

func (u *unpacker) fail() { u.data, u.bad = nil, true }

func (u *unpacker) uint() uint64 {
	v, n := binary.Uvarint(u.data)
	if n <= 0 {
		u.fail()
		return 0
	}
	u.data = u.data[n:]
	return v
}

func (u *unpacker) int() int64 {
	v, n := binary.Varint(u.data)
	if n <= 0 {
		u.fail()
		return 0
	}
	u.data = u.data[n:]
	return v
}

// bytes takes the next n bytes.
func (u *unpacker) bytes(n uint64) []byte {
	if n > uint64(len(u.data)) {
		u.fail()
		return nil
	}
	b := u.data[:n]
	u.data = u.data[n:]
	return b
}

// text is a list of strings as it stands, one a line, and their number.
func (u *unpacker) text() ([]byte, int) {
	n := u.uint()
	text := u.bytes(u.uint())
	if n > uint64(len(text))+1 {
		u.fail()
		return nil, 0
	}
	return text, int(n)
}

func (u *unpacker) texts() []string {
	text, n := u.text()
	if n == 0 {
		return nil
	}
	return strings.Split(string(text), "\n")
}

func deltas[T ~int32 | ~uint32](u *unpacker, n int) []T {
	column := make([]T, n)
	v := int64(0)
	for i := range column {
		v += u.int()
		column[i] = T(v)
	}
	return column
}

func (u *unpacker) gazetteer() *Gazetteer {
	g := &Gazetteer{alpha3: u.texts(), features: u.texts()}
	names, n := u.text()
	g.names, g.nameEnd = joined(names, n)
	g.geonames = deltas[uint32](u, n)
	g.parent = deltas[Ref](u, n)
	g.feature = make([]uint8, n)
	for i := range g.feature {
		f := u.uint()
		if f >= uint64(len(g.features)) {
			u.fail()
			return g
		}
		g.feature[i] = uint8(f)
	}
	g.population = u.populations(n)
	u.hang(g)
	if u.bad {
		return g
	}
	g.lat, g.lon = u.points(g.parent), u.points(g.parent)
	u.sparse(g)
	u.keys(g)
	g.seats = g.findSeats()
	return g
}

func (u *unpacker) populations(n int) []uint32 {
	column := make([]uint32, n)
	for i := range column {
		column[i] = uint32(u.uint())
	}
	for i, zeros := range u.bytes(uint64(n)) {
		for ; zeros > 0 && column[i] > 0 && column[i] < math.MaxUint32/10; zeros-- {
			column[i] *= 10
		}
	}
	return column
}

// points reads one coordinate of each place. Places stand behind those that hold them.
func (u *unpacker) points(parents []Ref) []int32 {
	column := make([]int32, len(parents))
	high := make([]uint64, len(parents))
	for i := range high {
		high[i] = u.uint() << 8
	}
	before := int64(0)
	for i, low := range u.bytes(uint64(len(parents))) {
		if parents[i] != None {
			before = int64(column[parents[i]])
		}
		d := high[i] | uint64(low)
		before += int64(d>>1) ^ -int64(d&1)
		column[i] = int32(before)
	}
	for i := range column {
		column[i] *= coarse
	}
	return column
}

// joined strips the line ends from names and gives the end of each.
func joined(text []byte, n int) (string, []uint32) {
	var b strings.Builder
	b.Grow(len(text))
	ends := make([]uint32, 0, n)
	for range n {
		name, rest, _ := bytes.Cut(text, []byte{'\n'})
		b.Write(name)
		ends = append(ends, uint32(b.Len()))
		text = rest
	}
	return b.String(), ends
}

func (u *unpacker) sparse(g *Gazetteer) {
	each := func(read func(Ref)) {
		ref := uint64(0)
		for range u.uint() {
			if ref += u.uint(); ref >= uint64(g.Len()) || u.bad {
				u.fail()
				return
			}
			read(Ref(ref))
		}
	}
	g.wikidata, g.extent, g.within, g.admin1Code = map[Ref]uint32{}, map[Ref]uint16{}, map[Ref][]string{}, map[Ref]string{}
	each(func(p Ref) { g.lat[p], g.lon[p] = noPoint, noPoint })
	each(func(p Ref) {
		g.lat[p] += int32(u.int())
		g.lon[p] += int32(u.int())
	})
	each(func(p Ref) { g.wikidata[p] = uint32(u.uint()) })
	each(func(p Ref) { g.extent[p] = uint16(u.uint()) })
	each(func(p Ref) { g.within[p] = u.texts() })
	each(func(p Ref) { g.admin1Code[p] = strings.Join(u.texts(), "") })
}

// keys hashes the names. The keys themselves are let go.
func (u *unpacker) keys(g *Gazetteer) {
	rests, n := u.text()
	counts := make([]uint32, g.Len())
	for i := range counts {
		counts[i] = uint32(u.uint())
	}
	shared := make([]uint32, n)
	for i := range shared {
		shared[i] = uint32(u.uint())
	}
	kinds := u.bytes(uint64(n))
	names := make([]hashed, 0, g.Len()+n)
	var key []byte
	other := 0
	for p, count := range counts {
		key = appendKey(key, g.Name(Ref(p)))
		names = append(names, hashedName(key, Bearer{Ref(p), Primary}))
		for range count {
			if u.bad || other >= n || int(shared[other]) > len(key) || NameKind(kinds[other]) >= nameKinds {
				u.fail()
				return
			}
			rest, after, _ := bytes.Cut(rests, []byte{'\n'})
			rests = after
			key = append(key[:shared[other]], rest...)
			names = append(names, hashedName(key, Bearer{Ref(p), NameKind(kinds[other])}))
			other++
		}
	}
	g.table = newTable(names)
}

// hang works out each place's country: parents stand before their children.
func (u *unpacker) hang(g *Gazetteer) {
	g.country = make([]Ref, g.Len())
	for i, p := range g.parent {
		switch {
		case int(p) >= i || p < None:
			u.fail()
			return
		case i < len(g.alpha3):
			g.country[i] = Ref(i)
		case p == None:
			g.country[i] = None
		default:
			g.country[i] = g.country[p]
		}
	}
}

// findSeats reads the seats of governments off the features of towns; a division with two has none.
func (g *Gazetteer) findSeats() map[Ref]Ref {
	seats := map[Ref]Ref{}
	for i, f := range g.feature {
		governed := None
		switch p := Ref(i); g.features[f] {
		case "P.PPLC":
			governed = g.country[p]
		case "P.PPLA":
			governed = g.Admin1(p)
		}
		if governed == None {
			continue
		}
		if _, ok := seats[governed]; ok {
			seats[governed] = None
			continue
		}
		seats[governed] = Ref(i)
	}
	maps.DeleteFunc(seats, func(_, seat Ref) bool { return seat == None })
	return seats
}
