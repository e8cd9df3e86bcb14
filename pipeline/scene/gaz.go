package scene

import "github.com/dateline-data/dateline/pipeline/places/gazetteer"

// enter gives the index of a place among the document's, to which it is added where no words name it.
func (r *reader) enter(ref gazetteer.Ref) int {
	id := r.gaz.ID(ref)
	for i := range r.Places {
		if r.Places[i].ID == id {
			return i
		}
	}
	r.Places = append(r.Places, r.gaz.Place(ref))
	return len(r.Places) - 1
}

// countryPlace is the place of a country's code, or -1.
func (r *reader) countryPlace(alpha3 string) int {
	if at, ok := r.entered[alpha3]; ok {
		return at
	}
	at := -1
	if ref, ok := r.gaz.CountryPlace(alpha3); ok {
		at = r.enter(ref)
	}
	r.entered[alpha3] = at
	return at
}
