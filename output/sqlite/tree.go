package sqlite

import "encoding/binary"

// cellPointer is the size of the place of a cell in its page.
const cellPointer = 2

// page is a page that fills. Its cells are laid out when it is written.
type page struct {
	cells [][]byte
	bytes int // of the cells and of the pointers to them
}

func (p *page) add(cell []byte) {
	p.cells = append(p.cells, cell)
	p.bytes += len(cell) + cellPointer
}

// pop takes the last cell off.
func (p *page) pop() []byte {
	last := len(p.cells) - 1
	cell := p.cells[last]
	p.cells, p.bytes = p.cells[:last], p.bytes-len(cell)-cellPointer
	return cell
}

// child is a page that is written, and what stands between it and the next one: the number of its last row, or a cell of an index.
type child struct {
	page      uint32
	separator []byte
}

// tree is a b-tree that is filled in the order of its keys. Leaves go to the file as they fill; the levels above, a few bytes a leaf,
// are built at the end.
type tree struct {
	w        *Writer
	index    bool // of keys alone; else of rows by their numbers
	first    bool // its root is the first page of the file, which has less room
	leaf     page
	lastRow  []byte
	children []child
}

// room is how many bytes of cells and pointers a page takes.
func (t *tree) room(header int) int {
	if t.first {
		header += fileHeader
	}
	return pageSize - header
}

// add puts a cell behind all others.
func (t *tree) add(cell []byte) error {
	if len(t.leaf.cells) > 0 && t.leaf.bytes+len(cell)+cellPointer > t.room(leafHeader) {
		var separator []byte
		if t.index {
			separator = t.leaf.pop() // a key stands once: on a leaf or above the leaves
		} else {
			separator = t.lastRow
		}
		n, err := t.w.writePage(t.leaf.lay(t.leafKind(), 0, 0))
		if err != nil {
			return err
		}
		t.children, t.leaf = append(t.children, child{n, separator}), page{}
	}
	t.leaf.add(cell)
	return nil
}

func (t *tree) leafKind() byte {
	if t.index {
		return indexLeaf
	}
	return tableLeaf
}

// close writes what is left and gives the root page, which is not written yet.
func (t *tree) close() ([]byte, error) {
	offset := 0
	if t.first {
		offset = fileHeader
	}
	if len(t.children) == 0 {
		return t.leaf.lay(t.leafKind(), 0, offset), nil
	}
	n, err := t.w.writePage(t.leaf.lay(t.leafKind(), 0, 0))
	level := append(t.children, child{page: n})
	for err == nil {
		above := t.interior(level)
		if len(above) == 1 {
			return above[0].lay(t.interiorKind(), above[0].last, offset), nil
		}
		if level, err = t.writeLevel(above); err != nil {
			return nil, err
		}
	}
	return nil, err
}

func (t *tree) interiorKind() byte {
	if t.index {
		return indexInterior
	}
	return tableInterior
}

// interiorPage is a page above others: a cell for each but the last of them, and what stands behind the last.
type interiorPage struct {
	page
	last      uint32
	separator []byte
}

// interior spreads the pages of a level, two at least, over pages above them, each of which leads to two pages at least.
func (t *tree) interior(level []child) (pages []interiorPage) {
	var p interiorPage
	end := func(last uint32, separator []byte) {
		p.last, p.separator = last, separator
		pages = append(pages, p)
		p = interiorPage{}
	}
	behind := level[len(level)-1]
	for i, c := range level[:len(level)-1] {
		cell := append(appendUint32(nil, c.page), c.separator...)
		switch {
		case p.bytes+len(cell)+cellPointer <= t.room(interiorHeader):
			p.add(cell)
		case i == len(level)-2: // it and the one behind it make a page, and the one before it ends this
			before := p.pop()
			end(binary.BigEndian.Uint32(before), before[4:])
			p.add(cell)
		default:
			end(c.page, c.separator)
		}
	}
	end(behind.page, nil)
	return pages
}

func (t *tree) writeLevel(pages []interiorPage) (level []child, err error) {
	for _, p := range pages {
		n, err := t.w.writePage(p.lay(t.interiorKind(), p.last, 0))
		if err != nil {
			return nil, err
		}
		level = append(level, child{n, p.separator})
	}
	return level, nil
}

// lay makes the bytes of a page. offset is where its header begins; right is the page behind its last cell.
func (p *page) lay(kind byte, right uint32, offset int) []byte {
	b := make([]byte, pageSize)
	header := leafHeader
	if kind == indexInterior || kind == tableInterior {
		header = interiorHeader
		binary.BigEndian.PutUint32(b[offset+leafHeader:], right)
	}
	end := pageSize
	for i, cell := range p.cells {
		end -= len(cell)
		copy(b[end:], cell)
		binary.BigEndian.PutUint16(b[offset+header+cellPointer*i:], uint16(end))
	}
	b[offset] = kind
	binary.BigEndian.PutUint16(b[offset+3:], uint16(len(p.cells)))
	binary.BigEndian.PutUint16(b[offset+5:], uint16(end))
	return b
}
