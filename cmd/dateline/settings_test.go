package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/urfave/cli/v2"
)

func settingsOf(t *testing.T, args ...string) (got map[string]string) {
	t.Helper()
	command := exportCommand()
	command.Action = func(c *cli.Context) error { got = settings(c); return nil }
	app := &cli.App{Commands: []*cli.Command{command}, DisableSliceFlagSeparator: true}
	if err := app.Run(append([]string{"dateline", "export"}, args...)); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestSettingsTellWhatShapesRows(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.csv")
	if err := os.WriteFile(file, []byte("name,country\nThe Club,FRA\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	plain := settingsOf(t, "in")
	if len(plain["language_model"]) != 32 || plain["gazetteer"] == plain["event_lexicon"] || plain["keep_duplicates"] != "false" || plain["since"] != "" {
		t.Errorf("settings %v", plain)
	}
	got := settingsOf(t, "--since", "2024-12-01", "--actors", file, "--map", "text=body", "in")
	if got["since"] != "2024-12-01" || got["map"] != "text=body" || len(got["actors_sha256"]) != 64 {
		t.Errorf("settings %v", got)
	}
	if err := os.WriteFile(file, []byte("name,country\nThe Club,DEU\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if again := settingsOf(t, "--actors", file, "in"); again["actors_sha256"] == got["actors_sha256"] {
		t.Error("a changed file of actors has the same sum")
	}
}

// unshaping are the flags of inputs that shape no row.
var unshaping = []string{}

func TestEveryFlagOfInputsIsASetting(t *testing.T) {
	for _, f := range inputFlags {
		if name := f.Names()[0]; !slices.Contains(shapingFlags, name) && !slices.Contains(unshaping, name) {
			t.Errorf("--%s shapes what is read, but stands in no manifest and no work folder", name)
		}
	}
}
