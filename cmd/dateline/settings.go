package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/urfave/cli/v2"
)

// shapingFlags are the flags that shape rows and have no place of their own in the manifest. The INPUTs are not among
// them: where articles lie says nothing of what they say.
var shapingFlags = []string{"map", "date", dateFormatFlag, "path", limitFlag, sampleFlag, "source", "language", "article-license", "since", "until", minConfidence, "max-depth", "max-ratio", "max-unpacked", "max-spool"}

// fileFlags name files that shape rows: what counts is what they hold.
var fileFlags = []string{"actors", "places", "events"}

// settings are what shaped a release's rows, for its manifest: the flags that were given, the user's files by their
// SHA-256, and the models and tables that are built in.
func settings(c *cli.Context) map[string]string {
	all := pipeline.Fingerprints()
	all["keep_duplicates"] = strconv.FormatBool(c.Bool("keep-duplicates"))
	maps.Copy(all, readingSettings(c))
	return all
}

// readingSettings are those of them that the user gave and that shape what is read of an article.
func readingSettings(c *cli.Context) map[string]string {
	given := map[string]string{}
	for _, name := range shapingFlags {
		if c.IsSet(name) {
			given[settingName(name)] = fmt.Sprint(c.Value(name))
		}
	}
	for _, name := range fileFlags {
		var sums []string
		for _, file := range flagValues(c, name) {
			sums = append(sums, fileSum(file))
		}
		if sum := strings.Join(sums, " "); sum != "" {
			given[settingName(name)+"_sha256"] = sum
		}
	}
	return given
}

func settingName(flag string) string { return strings.ReplaceAll(flag, "-", "_") }

// fileSum is the SHA-256 of a file, empty where it cannot be read: whoever loads it says why.
func fileSum(name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
