package schema

import "testing"

func TestHolds(t *testing.T) {
	site := Where{PlaceID: "p1", Within: []string{"geonames:1", "geonames:9"}}
	city, other := Where{PlaceID: "geonames:1", Within: []string{"geonames:9"}}, Where{PlaceID: "geonames:2", Within: []string{"geonames:9"}}
	country := Where{PlaceID: "geonames:9"}
	var nowhere Where
	for _, c := range []struct {
		outer, inner *Where
		want         bool
	}{
		{&country, &site, true}, {&city, &site, true}, {&site, &site, true}, {&site, &city, false}, {&other, &city, false},
		{&nowhere, &nowhere, false}, {&nowhere, &city, false}, {&country, &nowhere, false},
	} {
		if c.outer.Holds(c.inner) != c.want {
			t.Errorf("%v holds %v: %v", c.outer, c.inner, !c.want)
		}
	}
}
