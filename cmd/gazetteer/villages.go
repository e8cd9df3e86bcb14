package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
)

// Columns of data/towns.tsv.
const (
	villageName = iota
	villageOthers
	villageCountry
	villageDivision // of the first level, empty where two states claim the place
	villageLat
	villageLon
	villageColumns
)

// sameTownKM is how far apart two points of one town may lie.
const sameTownKM = 30

// addOwnTowns adds towns of countries at war. GeoNames counts few people there, so that its lists of towns by size leave out
// even the seats of districts.
func (b *builder) addOwnTowns() error {
	return ownRows("towns.tsv", villageColumns, func(r []string) error {
		e := gazetteer.Entry{Name: r[villageName], Feature: "P.PPL", HasPoint: true}
		var err error
		if e.Lat, e.Lon, err = point(r[villageLat], r[villageLon]); err != nil {
			return err
		}
		if e.Parent, err = b.division(r[villageCountry], r[villageDivision]); err != nil {
			return err
		}
		names := named(gazetteer.Primary, append(list(r[villageOthers]), e.Name)...)
		if i := b.sameTown(r[villageCountry], e, names); i >= 0 {
			b.entries[i].Names = append(b.entries[i].Names, names...)
			return nil
		}
		b.add(e, names...)
		return nil
	})
}

// division is the entry of a country's first-level division of a name, or of the country where that is empty.
func (b *builder) division(alpha3, name string) (int, error) {
	country, ok := b.countries[alpha3]
	if !ok {
		return 0, fmt.Errorf("unknown country %s", alpha3)
	}
	if name == "" {
		return country, nil
	}
	for i, e := range b.entries {
		if e.Feature == "A.ADM1" && e.Parent == country && bears(e, gazetteer.Key(name)) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("%s has no division %s", alpha3, name)
}

// sameTown is the town that GeoNames has under one of the names near the point, or -1.
func (b *builder) sameTown(alpha3 string, town gazetteer.Entry, names []gazetteer.Name) int {
	return slices.IndexFunc(b.entries, func(e gazetteer.Entry) bool {
		return e.Feature[0] == 'P' && km(e, town) < sameTownKM && b.country(e.Parent) == alpha3 &&
			slices.ContainsFunc(names, func(n gazetteer.Name) bool { return bears(e, gazetteer.Key(n.Text)) })
	})
}

func bears(e gazetteer.Entry, key string) bool {
	return slices.ContainsFunc(e.Names, func(n gazetteer.Name) bool { return gazetteer.Key(n.Text) == key })
}

// km is the distance of two points that lie near each other.
func km(a, b gazetteer.Entry) float64 {
	const kmPerDegree = 111.2
	return kmPerDegree * math.Hypot(a.Lat-b.Lat, (a.Lon-b.Lon)*math.Cos(a.Lat*math.Pi/180))
}
