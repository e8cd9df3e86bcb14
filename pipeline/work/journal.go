package work

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"

	"github.com/zeebo/xxh3"
)

// entry is a line of the journal: an input that was read to its end, all of whose articles lie in shards.
type entry struct {
	State string `json:"state"`
}

// readJournal reads the states of inputs that are done. A last line that was not finished is cut off.
func (f *Folder) readJournal() error {
	data, err := os.ReadFile(f.path(journalName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	whole := data[:bytes.LastIndexByte(data, '\n')+1]
	for line := range bytes.Lines(whole) {
		var e entry
		if err := json.Unmarshal(line, &e); err == nil && e.State != "" {
			f.done[e.State] = true
		}
	}
	if len(whole) == len(data) {
		return nil
	}
	return os.Truncate(f.path(journalName), int64(len(whole)))
}

func (f *Folder) writeJournal(states []string) error {
	if len(states) == 0 {
		return nil
	}
	var lines []byte
	for _, state := range states {
		line, err := json.Marshal(entry{state})
		if err != nil {
			return err
		}
		lines = append(append(lines, line...), '\n')
		f.done[state] = true
	}
	return writeSynced(f.path(journalName), lines)
}

// writeSynced adds data to a file and forces it onto the disk.
func writeSynced(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Sync(), file.Close())
}

func hash(reading string) uint64 { return xxh3.HashString(reading) }
