package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	wireCopy = `LIMA, Feb. 5 (Meridian) - Peru and Ecuador signed an accord in Lima on Monday that ends their quarrel over a stretch of border in the hills, after three years of talks led by Brazil.

Soldiers of both countries are to leave the border by the first of May, and a commission of the two parliaments will draw the line anew. President Ana Castillo thanked the envoys of Brazil.

Rebels in the north of Peru rejected the accord and attacked a police station in Piura on Tuesday, killing two officers, the interior ministry said in a statement.`
	ownAccount = `The border between Peru and Ecuador runs through hills where coffee grows. Brazil's foreign minister praised the governments of both states in a speech to the congress in Brasilia on Wednesday, and promised to pay for a road between the two nearest towns.

Merchants in Ecuador criticised the government in Quito, which they accuse of having sold their land. They will march to the palace on Friday.`
)

// TestDuplicates exports a wire story, a copy of it in a paper with its own headline and lines of its site around it, an update of
// it at its first address, and another paper's account: the copy names the first, and is coded only where that is asked for.
func TestDuplicates(t *testing.T) {
	var lines strings.Builder
	for _, a := range []map[string]string{
		{"url": "https://meridian.example/1", "source": "Meridian", "title": "Peru and Ecuador sign accord", "date": "2001-02-07T10:00:00Z", "crawl_date": "2001-02-07", "text": wireCopy},
		{"url": "https://meridian.example/1", "source": "Meridian", "title": "Peru and Ecuador sign accord", "date": "2001-02-07T10:00:00Z", "crawl_date": "2001-02-08", "text": wireCopy + "\n\nEcuador condemned the attack."},
		{"url": "https://courier.example/7", "source": "Courier", "title": "Border quarrel ends", "date": "2001-02-07T12:00:00Z",
			"text": "Share this article\n\n" + wireCopy + "\n\nRead more: Ten dead in floods\n\n(Reporting by Joe Park; Editing by Ada Bell)\n\nSign up for our newsletter"},
		{"url": "https://other.example/9", "source": "Other", "title": "Brazil's peace", "date": "2001-02-08T12:00:00Z", "text": ownAccount},
	} {
		line, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	input := filepath.Join(t.TempDir(), "wire.jsonl")
	if err := os.WriteFile(input, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, keep := range []bool{false, true} {
		out := filepath.Join(t.TempDir(), "r")
		args := []string{"export", input, "--format", "csv", "--json", "--out", out}
		if keep {
			args = append(args, "--keep-duplicates")
		}
		printed, code := run(t, t.Context(), args...)
		var s summary
		if err := json.Unmarshal([]byte(printed), &s); err != nil || code != 0 {
			t.Fatalf("exit %d, %v: %s", code, err, printed)
		}
		if s.Articles != 3 || s.Duplicates != 1 || s.Superseded != 1 || s.Rejects != 0 {
			t.Errorf("keep %v: %+v", keep, s)
		}
		articles := rowsBy(t, out, "articles", "url")
		first, repeated, other := articles["https://meridian.example/1"], articles["https://courier.example/7"], articles["https://other.example/9"]
		if repeated["duplicate_of"] != first["article_id"] || first["duplicate_of"] != "" || other["duplicate_of"] != "" {
			t.Errorf("keep %v: duplicates %v", keep, articles)
		}
		mentions := map[string]int{}
		for _, m := range rowsOf(t, out, "event_mentions") {
			mentions[m["article_id"]]++
		}
		if n := mentions[repeated["article_id"]]; (n > 0) != keep || keep && n >= mentions[first["article_id"]]+1 {
			t.Errorf("keep %v: %d mentions of the copy, %d of the first", keep, n, mentions[first["article_id"]])
		}
		if mentions[first["article_id"]] == 0 || mentions[other["article_id"]] == 0 {
			t.Errorf("keep %v: mentions %v", keep, mentions)
		}
		for _, e := range rowsOf(t, out, "events") {
			if e["article_count"] != "1" {
				t.Errorf("keep %v: %s is counted in %s articles, but two tell one story", keep, e["event_type"], e["article_count"])
			}
		}
	}
}

// rowsOf are the rows of a table of a release by the names of their columns.
func rowsOf(t *testing.T, release, name string) (rows []map[string]string) {
	t.Helper()
	file, err := os.Open(filepath.Join(release, "csv", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func rowsBy(t *testing.T, release, name, column string) map[string]map[string]string {
	by := map[string]map[string]string{}
	for _, row := range rowsOf(t, release, name) {
		by[row[column]] = row
	}
	return by
}
