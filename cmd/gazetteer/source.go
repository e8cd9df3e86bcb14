package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// source is the folder of the unpacked packages.
type source string

// rows calls each with the tab-separated cells of every line of a file and its number, counted from 1.
func (s source) rows(file string, each func(line int, cells []string) error) error {
	f, err := os.Open(filepath.Join(string(s), file))
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := each(n, strings.Split(lines.Text(), "\t")); err != nil {
			return fmt.Errorf("%s line %d: %w", file, n, err)
		}
	}
	return lines.Err()
}

// json reads a JSON file into v.
func (s source) json(file string, v any) error {
	b, err := os.ReadFile(filepath.Join(string(s), file))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// number reads a whole number; an empty cell is 0.
func number(cell string) (int, error) {
	if cell == "" {
		return 0, nil
	}
	return strconv.Atoi(cell)
}

// point reads a pair of coordinates in degrees.
func point(lat, lon string) (y, x float64, err error) {
	if y, err = strconv.ParseFloat(lat, 64); err != nil {
		return 0, 0, err
	}
	if x, err = strconv.ParseFloat(lon, 64); err != nil {
		return 0, 0, err
	}
	if y < -90 || y > 90 || x < -180 || x > 180 {
		return 0, 0, fmt.Errorf("%s %s is no point on Earth", lat, lon)
	}
	return y, x, nil
}

// list splits a cell of names.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}
