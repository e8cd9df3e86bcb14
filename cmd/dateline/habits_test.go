package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnknownFlagNamesTheLikelyOne(t *testing.T) {
	said, code := run(t, t.Context(), "export", "--fromat", "csv", articles)
	if code != exitUsage || !strings.Contains(said, "there is no flag --fromat; did you mean --format?") {
		t.Errorf("exit %d: %s", code, said)
	}
}

func TestMeantCommand(t *testing.T) {
	for typed, want := range map[string]string{"exprot": "export", "valdiate": "validate", "inspekt": "inspect"} {
		if got := meantCommand(newApp().Commands, typed); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
}

func TestFlagsFromEnvironment(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("DATELINE_OUT", filepath.Join(dir, "env"))
	t.Setenv("DATELINE_FORMAT", "csv")
	job := filepath.Join(dir, "job.yaml")
	if err := os.WriteFile(job, []byte("out: "+filepath.Join(dir, "job")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if said, code := run(t, t.Context(), "export", "--config", job, oneArticle(t)); code != 0 {
		t.Fatalf("exit %d: %s", code, said)
	}
	if _, err := os.Stat(filepath.Join(dir, "env", "csv", "events.csv")); err != nil {
		t.Error("the environment does not stand over the job file:", err)
	}
	t.Setenv("DATELINE_TEXT", "some")
	if said, code := run(t, t.Context(), "export", oneArticle(t)); code != exitUsage || !strings.Contains(said, "--text some") {
		t.Errorf("a wrong value of the environment: exit %d: %s", code, said)
	}
}

func TestJobFileOfTheFolder(t *testing.T) {
	input := oneArticle(t)
	t.Chdir(t.TempDir())
	if err := os.WriteFile(defaultJob, []byte("out: nightly\nformat: csv\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	said, code := run(t, t.Context(), "export", input)
	if _, err := os.Stat("nightly/csv/events.csv"); err != nil || code != 0 || !strings.Contains(said, "flags are read from dateline.yaml") {
		t.Errorf("exit %d, %v: %s", code, err, said)
	}
}

func TestCompletionsAndManual(t *testing.T) {
	for _, c := range []struct{ args, has string }{
		{"completion", "complete -o default -F _dateline dateline"},
		{"completion zsh", "bashcompinit"},
		{"completion fish", "-l keep-duplicates"},
		{"completion powershell", "Register-ArgumentCompleter"},
		{"man", ".TH dateline 1"},
		{"version", "go1."},
		{"help", "export"},
	} {
		if said, code := run(t, t.Context(), strings.Fields(c.args)...); code != 0 || !strings.Contains(said, c.has) {
			t.Errorf("%s: exit %d, without %q", c.args, code, c.has)
		}
	}
	if _, code := run(t, t.Context(), "completion", "tcsh"); code != exitUsage {
		t.Errorf("an unknown shell: exit %d", code)
	}
}

func TestSizes(t *testing.T) {
	for text, want := range map[string]int64{"4096": 4096, "500MB": 500_000_000, "4GiB": 4 << 30, "1 TiB": 1 << 40} {
		if got, err := parseSize(text); got != want || err != nil {
			t.Errorf("%s: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "many", "4XB", "99999999TiB"} {
		if _, err := parseSize(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

// oneArticle is the path of a small article.
func oneArticle(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte("---\ndate: 2024-03-05\n---\nKenya's president met his Ugandan counterpart in Nairobi on Monday."), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestNoTemporaryFolder(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "none"))
	if said, code := run(t, t.Context(), "export", "../../fixtures/articles/korea-summit.txt", "--out", filepath.Join(filepath.Dir(os.Getenv("TMPDIR")), "r")); code != exitFailed || !strings.Contains(said, "by the variable TMPDIR") {
		t.Errorf("exit %d: %s", code, said)
	}
}

// TestEveryCommandHasAnExample: the description of a command that takes arguments shows it with some.
func TestEveryCommandHasAnExample(t *testing.T) {
	for _, c := range newApp().Commands {
		if c.ArgsUsage != "" && !c.Hidden && !strings.Contains(c.Description, "\n  dateline "+c.Name+" ") && c.Name != "help" && c.Name != "completion" {
			t.Errorf("dateline %s --help shows no example", c.Name)
		}
	}
}

func TestArgumentsThatNobodyReads(t *testing.T) {
	for _, command := range []string{"codebook", "version", "man"} {
		if said, code := run(t, t.Context(), command, "extra"); code != exitUsage || !strings.Contains(said, "takes no arguments") {
			t.Errorf("%s extra: exit %d: %s", command, code, said)
		}
	}
}

// TestHelpIsTyped: flags say the kind of their value, sizes as people write them, switches no default.
func TestHelpIsTyped(t *testing.T) {
	said, _ := run(t, t.Context(), "export", "--help")
	for _, want := range []string{"--max-unpacked SIZE", `"1TiB"`, "--limit NUMBER", "(default: all)", "\n   INPUTS\n", "\n   LONG RUNS\n", "[$DATELINE_KEEP_DUPLICATES]", "ours are id, url, title"} {
		if !strings.Contains(said, want) {
			t.Errorf("export --help is without %q", want)
		}
	}
	if strings.Contains(said, "default: false") {
		t.Error("switches show a default")
	}
}
