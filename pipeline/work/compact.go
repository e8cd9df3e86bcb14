package work

import (
	"errors"
	"io/fs"
	"math/bits"
	"os"
	"slices"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/schema/durable"
	"github.com/dateline-data/dateline/schema/extsort"
)

const (
	// fanIn is how many shards of about the same size are made one. A record is so written once more each time that the
	// folder has grown sixteen times, and a folder of years of nights holds some dozens of shards.
	fanIn = 16
	// smallShard is the size up to which shards are of the smallest kind; each kind above is fanIn times as large.
	smallShard = 64 << 10
)

// compact merges shards until there are fewer than fanIn of each size.
func (f *Folder) compact() error {
	for {
		group, err := f.crowd()
		if err != nil || group == nil {
			return err
		}
		if err := f.mergeShards(group); err != nil {
			return err
		}
	}
}

// crowd gives fanIn shards of about the same size, nil where there are not as many.
func (f *Folder) crowd() ([]string, error) {
	sizes := map[int][]string{}
	for _, shard := range f.shards {
		size, err := f.shardSize(shard)
		if err != nil {
			return nil, err
		}
		kind := bits.Len64(uint64(size/smallShard)) / bits.Len(fanIn-1)
		sizes[kind] = append(sizes[kind], shard)
		if len(sizes[kind]) == fanIn {
			return sizes[kind], nil
		}
	}
	return nil, nil
}

// shardSuffixes end the names of a shard's files, in the order in which they are written.
var shardSuffixes = append([]string{rejectsSuffix}, consolidate.ShardSuffixes...)

// files are those of shards that end in a suffix.
func (f *Folder) files(shards []string, suffix string) (names []string, err error) {
	for _, shard := range shards {
		name := f.path(shardsName, shard+suffix)
		switch _, err := os.Stat(name); {
		case err == nil:
			names = append(names, name)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	return names, nil
}

func (f *Folder) shardSize(shard string) (size int64, err error) {
	for _, suffix := range shardSuffixes {
		info, err := os.Stat(f.path(shardsName, shard+suffix))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, err
		}
		if err == nil {
			size += info.Size()
		}
	}
	return size, nil
}

// mergeShards makes one shard of many. Whenever it is stopped, the folder holds each record in an old shard, the new one, or
// both, which is the same.
func (f *Folder) mergeShards(group []string) error {
	whole := f.nextShard()
	for _, suffix := range shardSuffixes {
		from, err := f.files(group, suffix)
		if err != nil {
			return err
		}
		if len(from) == 0 {
			continue
		}
		if err := extsort.Merge(f.path(shardsName, whole+suffix), from); err != nil {
			return err
		}
	}
	if err := durable.SyncFolder(f.path(shardsName)); err != nil {
		return err
	}
	if err := f.removeShards(group); err != nil {
		return err
	}
	f.shards = append(slices.DeleteFunc(f.shards, func(s string) bool { return slices.Contains(group, s) }), whole)
	return nil
}

// removeShards removes the files of shards, those that were written last first: without them the others count for nothing.
func (f *Folder) removeShards(group []string) error {
	for _, suffix := range slices.Backward(shardSuffixes) {
		names, err := f.files(group, suffix)
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}
