package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
)

// addOwnNames adds the abbreviations, demonyms and further names of divisions and towns that the packages lack, and takes away those
// behind a minus that they give to the wrong one.
func (b *builder) addOwnNames() error {
	return ownRows("names.tsv", 4, func(r []string) error {
		i, ok := b.divisions[r[0]]
		if !ok {
			id, err := number(strings.TrimPrefix(r[0], "geonames:"))
			if err != nil {
				return fmt.Errorf("unknown division %s", r[0])
			}
			if i, ok = b.byID[uint32(id)]; !ok {
				return fmt.Errorf("unknown place %s", r[0])
			}
		}
		e := &b.entries[i]
		for _, n := range list(r[1]) {
			if wrong, ok := strings.CutPrefix(n, "-"); ok {
				e.Names = slices.DeleteFunc(e.Names, func(had gazetteer.Name) bool { return had.Text == wrong })
				continue
			}
			e.Names = append(e.Names, named(gazetteer.Primary, n)...)
		}
		e.Names = append(e.Names, named(gazetteer.Short, list(r[2])...)...)
		e.Names = append(e.Names, named(gazetteer.Demonym, list(r[3])...)...)
		return nil
	})
}

// Columns of data/regions.tsv.
const (
	regionName = iota
	regionOthers
	regionFeature // GeoNames class and code
	regionLat
	regionLon
	regionExtent    // radius in km
	regionCountries // alpha-3 codes; none for what belongs to no country
	regionDemonyms
	regionColumns
)

func (b *builder) addRegions() error {
	return ownRows("regions.tsv", regionColumns, func(r []string) error {
		e := gazetteer.Entry{Name: r[regionName], Parent: -1, Feature: r[regionFeature], HasPoint: true}
		var err error
		if e.Lat, e.Lon, err = point(r[regionLat], r[regionLon]); err != nil {
			return err
		}
		if e.Extent, err = number(r[regionExtent]); err != nil {
			return err
		}
		within := list(r[regionCountries])
		for _, code := range within {
			if _, ok := b.countries[code]; !ok {
				return fmt.Errorf("unknown country %s", code)
			}
		}
		if len(within) == 1 {
			e.Parent = b.countries[within[0]]
		} else {
			e.Within = within
		}
		names := append(named(gazetteer.Primary, append(list(r[regionOthers]), e.Name)...), named(gazetteer.Demonym, list(r[regionDemonyms])...)...)
		if i := b.sameDivision(e); i >= 0 {
			b.entries[i].Names = append(b.entries[i].Names, names...)
			return nil
		}
		b.add(e, names...)
		return nil
	})
}

// districtKM is the extent up to which a region is taken for a district, as the gazetteer reads it: "Gaza" is the strip before it is the town.
const districtKM = 40

// sameDivision is the first-level division that a region of one country is, by its name and where it lies, or -1. Towns lie in the division.
func (b *builder) sameDivision(region gazetteer.Entry) int {
	return slices.IndexFunc(b.entries, func(e gazetteer.Entry) bool {
		return region.Feature == "L.RGN" && region.Extent > districtKM && e.Feature == "A.ADM1" && e.Parent == region.Parent && bears(e, gazetteer.Key(region.Name)) &&
			e.HasPoint && km(e, region) < float64(region.Extent)/2
	})
}
