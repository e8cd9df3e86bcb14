package gazetteer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// With is the gazetteer with further places over the embedded ones: their names mean them alone. A place's Alpha3 says
// which country holds it, its Admin1Code names the division in words; both may be empty.
func (g *Gazetteer) With(places []Entry) (*Gazetteer, error) {
	w := *g
	w.geonames, w.lat, w.lon = slices.Clone(g.geonames), slices.Clone(g.lat), slices.Clone(g.lon)
	w.parent, w.country = slices.Clone(g.parent), slices.Clone(g.country)
	w.feature, w.population, w.nameEnd = slices.Clone(g.feature), slices.Clone(g.population), slices.Clone(g.nameEnd)
	w.features, w.over = slices.Clone(g.features), map[string][]Bearer{}
	maps.Copy(w.over, g.over)
	names := strings.Builder{}
	names.WriteString(g.names)
	for _, e := range places {
		parent, err := g.holder(e.Alpha3, e.Admin1Code)
		if err != nil {
			return nil, fmt.Errorf("place %s: %w", e.Name, err)
		}
		p := Ref(len(w.geonames))
		w.geonames = append(w.geonames, e.GeoNames)
		w.lat, w.lon = append(w.lat, int32(units(e.Lat))), append(w.lon, int32(units(e.Lon)))
		w.parent = append(w.parent, parent)
		country := None
		if parent != None {
			country = g.country[parent]
		}
		w.country = append(w.country, country)
		f := slices.Index(w.features, e.Feature)
		if f < 0 {
			f = len(w.features)
			w.features = append(w.features, e.Feature)
		}
		w.feature = append(w.feature, uint8(f))
		w.population = append(w.population, 0)
		names.WriteString(e.Name)
		w.nameEnd = append(w.nameEnd, uint32(names.Len()))
		for _, n := range e.Names {
			if key := Key(n.Text); !slices.Contains(w.over[key], Bearer{p, n.Kind}) {
				w.over[key] = append(w.over[key], Bearer{p, n.Kind})
			}
		}
	}
	w.names = names.String()
	return &w, nil
}

// holder is the division or country that is to hold a user's place.
func (g *Gazetteer) holder(alpha3, admin1 string) (Ref, error) {
	if alpha3 == "" {
		return None, nil
	}
	country, ok := g.CountryPlace(alpha3)
	if !ok {
		return None, fmt.Errorf("unknown country %s", alpha3)
	}
	if admin1 == "" {
		return country, nil
	}
	for _, b := range g.Lookup(nil, admin1) {
		if g.IsAdmin1(b.Place) && g.country[b.Place] == country {
			return b.Place, nil
		}
	}
	return None, fmt.Errorf("%s has no province %q", alpha3, admin1)
}
