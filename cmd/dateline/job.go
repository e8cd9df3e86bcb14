package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"go.yaml.in/yaml/v3"
)

const jobFlag = "config"

// defaultJob is the job file that is read where none is named.
const defaultJob = "dateline.yaml"

// readFlags checks the flags of the command line and adds those of the job file.
func readFlags(c *cli.Context) error {
	if err := checkFlags(c); err != nil {
		return err
	}
	return applyJob(c)
}

// checkFlags checks the flags of the command line.
func checkFlags(c *cli.Context) error {
	for _, name := range given(c) {
		for _, value := range flagValues(c, name) {
			if err := checkFlag(name, value); err != nil {
				return usageError{fmt.Errorf("--%s %s: %w", name, value, err)}
			}
		}
	}
	return nil
}

// given are the flags that the command line or the environment gives.
func given(c *cli.Context) (names []string) {
	for _, f := range c.Command.Flags {
		if name := f.Names()[0]; c.IsSet(name) {
			names = append(names, name)
		}
	}
	return names
}

func flagValues(c *cli.Context, name string) []string {
	if many := c.StringSlice(name); many != nil {
		return many
	}
	return []string{c.String(name)}
}

// applyJob sets the flags of a command that its job file names and its command line does not. Each key is a flag: a value
// is text, or a list for a flag that is given several times, or pairs for --map.
func applyJob(c *cli.Context) error {
	name := c.String(jobFlag)
	if name == "" {
		if _, err := os.Stat(defaultJob); err != nil {
			return nil
		}
		name = defaultJob
		newTeller(c).note("flags are read from " + defaultJob)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return usageError{err}
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return usageError{fmt.Errorf("%s: %s", name, strings.TrimPrefix(err.Error(), "yaml: "))}
	}
	if len(document.Content) == 0 {
		return nil // nothing but comments
	}
	if err := applyKeys(c, document.Content[0]); err != nil {
		return usageError{fmt.Errorf("%s: %w", name, err)}
	}
	return nil
}

func applyKeys(c *cli.Context, root *yaml.Node) error {
	if root.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: a job file holds lines of the form key: value", root.Line)
	}
	fixed := given(c) // before any key is applied
	lines := map[string]int{}
	for i := 0; i < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if first := lines[key.Value]; first > 0 {
			return fmt.Errorf("line %d: key %q stands on line %d already", key.Line, key.Value, first)
		}
		lines[key.Value] = key.Line
		if err := applyKey(c, key.Value, value, slices.Contains(fixed, key.Value)); err != nil {
			return fmt.Errorf("line %d: key %q: %w", key.Line, key.Value, err)
		}
	}
	return nil
}

// applyKey checks a flag, and sets it unless it is fixed.
func applyKey(c *cli.Context, key string, value *yaml.Node, fixed bool) error {
	i := slices.IndexFunc(c.Command.Flags, func(f cli.Flag) bool { return f.Names()[0] == key })
	if i < 0 || key == jobFlag || key == cli.HelpFlag.Names()[0] {
		return fmt.Errorf("there is no such key; the keys are the flags of dateline %s --help", c.Command.Name)
	}
	values, err := jobValues(value)
	if err != nil {
		return err
	}
	if _, many := c.Command.Flags[i].(*cli.StringSliceFlag); !many && len(values) != 1 {
		return errors.New("one value is wanted, not a list")
	}
	for _, v := range values {
		if err := checkFlag(key, v); err != nil {
			return fmt.Errorf("%s: %w", v, err)
		}
		if fixed {
			continue
		}
		if err := c.Set(key, v); err != nil {
			return fmt.Errorf("%s: %w", v, err)
		}
	}
	return nil
}

// jobValues are the values of a key as the command line would give them. A folded key such as map is a=b,c=d.
func jobValues(node *yaml.Node) (values []string, err error) {
	switch node.Kind {
	case yaml.ScalarNode:
		if node.Tag == "!!null" {
			return nil, errors.New("it has no value")
		}
		return []string{node.Value}, nil
	case yaml.AliasNode:
		return jobValues(node.Alias)
	}
	for i, item := range node.Content {
		if item.Kind != yaml.ScalarNode {
			return nil, fmt.Errorf("line %d: text is wanted, not a list or pairs", item.Line)
		}
		if node.Kind == yaml.MappingNode && i%2 == 1 {
			values[len(values)-1] += "=" + item.Value
			continue
		}
		values = append(values, item.Value)
	}
	if node.Kind == yaml.MappingNode {
		values = []string{strings.Join(values, ",")}
	}
	return values, nil
}
