package scene

import (
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func TestInstitutionsSitInCountries(t *testing.T) {
	if len(institutions) == 0 {
		t.Fatal("no institutions")
	}
	for id, at := range institutions {
		if _, ok := schema.CountryByAlpha3(at.country); !ok {
			t.Errorf("%s sits in %q, which is no country", id, at.country)
		}
	}
	if at := institutions["org.monusco"]; at.country != "COD" || !at.isMission {
		t.Errorf("MONUSCO: %+v", at)
	}
	if at := institutions["org.eu"]; at.country != "BEL" || at.isMission {
		t.Errorf("EU: %+v", at)
	}
}
