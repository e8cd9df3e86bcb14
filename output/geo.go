package output

import "github.com/dateline-data/dateline/schema"

// geoKey is the key of a file under which GeoParquet describes its points.
const geoKey = "geo"

// geoColumn learns what GeoParquet 1.1 wants to be said of a column of points.
type geoColumn struct {
	index                    int
	name                     string
	any                      bool
	west, south, east, north float64
}

func newGeoColumn(index int, name string) *geoColumn { return &geoColumn{index: index, name: name} }

func (g *geoColumn) add(v *schema.Value) {
	if !v.Valid {
		return
	}
	if !g.any {
		g.any = true
		g.west, g.east, g.south, g.north = v.Float, v.Float, v.Float2, v.Float2
		return
	}
	g.west, g.east = min(g.west, v.Float), max(g.east, v.Float)
	g.south, g.north = min(g.south, v.Float2), max(g.north, v.Float2)
}

type geoMetadata struct {
	Version       string                    `json:"version"`
	PrimaryColumn string                    `json:"primary_column"`
	Columns       map[string]geoDescription `json:"columns"`
}

type geoDescription struct {
	Encoding      string    `json:"encoding"`
	GeometryTypes []string  `json:"geometry_types"`
	BBox          []float64 `json:"bbox,omitempty"` // west, south, east, north
}

// metadata is the value of geoKey. No crs means OGC:CRS84, longitude first.
func (g *geoColumn) metadata() geoMetadata {
	d := geoDescription{Encoding: "WKB", GeometryTypes: []string{"Point"}}
	if g.any {
		d.BBox = []float64{g.west, g.south, g.east, g.north}
	}
	return geoMetadata{"1.1.0", g.name, map[string]geoDescription{g.name: d}}
}
