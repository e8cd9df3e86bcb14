package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// checkDescriptors compares what the descriptors say of files and columns with what they would say of these tables. What
// they say for people may be worded otherwise by another version of dateline.
func (v *validation) checkDescriptors() {
	for _, d := range []struct {
		name   string
		differ func(r *Release, data []byte) (what string, err error)
	}{
		{datapackageName, differPackage},
		{croissantName, differCroissant},
		{readmeName, differCard},
	} {
		if !slices.ContainsFunc(v.release.Files, func(f File) bool { return f.Path == d.name }) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(v.release.Dir, d.name))
		if err != nil {
			continue // told by the rule about files
		}
		what, err := d.differ(v.release, data)
		if err != nil {
			v.find(d.name, "cannot be read: %v", err)
		} else if what != "" {
			v.find(d.name, "%s is not described as it is", what)
		}
	}
}

// firstDifference is the name of the first thing in want of which got says something else, or nothing; else of the first in got
// that want does not have.
func firstDifference(got, want []described) string {
	for _, w := range want {
		i := slices.IndexFunc(got, func(g described) bool { return g.name == w.name })
		if i < 0 || got[i].says != w.says {
			return w.name
		}
	}
	for _, g := range got {
		if !slices.ContainsFunc(want, func(w described) bool { return w.name == g.name }) {
			return g.name
		}
	}
	return ""
}

// described is what a descriptor says of a file, a table or a column.
type described struct{ name, says string }

func differPackage(r *Release, data []byte) (string, error) {
	var got dataPackage
	err := json.Unmarshal(data, &got)
	return firstDifference(got.described(), r.dataPackage().described()), err
}

func (p *dataPackage) described() (all []described) {
	for _, t := range p.Resources {
		all = append(all, described{t.Name, fmt.Sprint(t.Path, t.Bytes, t.Hash, t.Parquet)})
		if t.Schema == nil {
			continue
		}
		all = append(all, described{t.Name + "'s keys", fmt.Sprint(t.Schema.PrimaryKey, t.Schema.ForeignKeys)})
		for _, f := range t.Schema.Fields {
			all = append(all, described{t.Name + "." + f.Name, f.Type})
		}
	}
	return all
}

func differCroissant(r *Release, data []byte) (string, error) {
	var got crDataset
	err := json.Unmarshal(data, &got)
	return firstDifference(got.described(), r.croissant().described()), err
}

func (d *crDataset) described() (all []described) {
	for _, f := range d.Distribution {
		all = append(all, described{f.ID, f.Type + f.ContentURL + f.SHA256 + f.Includes})
	}
	for _, s := range d.RecordSet {
		for _, f := range s.Field {
			all = append(all, described{f.ID, fmt.Sprint(f.DataType, f.IsArray, f.Source.Extract.Column)})
		}
	}
	return all
}

func differCard(r *Release, data []byte) (string, error) {
	front, _, ok := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
	if !ok {
		return "", errors.New("it has no front matter")
	}
	var got card
	err := yaml.Unmarshal([]byte(front), &got)
	return firstDifference(got.described(), r.card().described()), err
}

func (c *card) described() (all []described) {
	for _, t := range c.Configs {
		all = append(all, described{t.Name, fmt.Sprint(t.DataFiles)})
	}
	for _, t := range c.DatasetInfo {
		all = append(all, described{t.Name + "'s rows", fmt.Sprint(t.Splits)})
		for _, f := range t.Features {
			all = append(all, described{t.Name + "." + f.Name, f.Type + f.List})
		}
	}
	return all
}
