package output

import (
	"fmt"
	"slices"
)

// document is a file that describes a release. It is rendered when all tables, code lists and rejects are written: the
// release lies in its temporary folder, where Rows reads it, and its manifest lists every file that does not describe
// others. Nil bytes: this release has no such file.
type document struct {
	name   string
	render func(*Release) ([]byte, error)
}

// documents are written in this order; each may name the hashes of tables and code lists, not of other documents.
var documents = []document{
	{datapackageName, renderDataPackage},
	{pageName, renderPage},
	{croissantName, renderCroissant},
	{citationName, renderCitation},
	{zenodoName, renderZenodo},
	{kaggleName, renderKaggle},
	{changelogName, renderChangelog},
	{readmeName, renderReadme},
}

func (w *Writer) writeDocuments() error {
	release := &Release{Dir: w.dir, Manifest: w.manifest, since: w.since}
	release.Files = slices.Clone(w.manifest.Files)
	for _, d := range documents {
		data, err := d.render(release)
		if err != nil {
			return fmt.Errorf("write %s: %w", d.name, err)
		}
		if data == nil {
			continue
		}
		if err := w.writeFile(d.name, data); err != nil {
			return err
		}
	}
	return nil
}
