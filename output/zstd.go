package output

import (
	"sync"

	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/klauspost/compress/zstd"
)

// pooledZstd compresses with encoders that are kept: arrow's own codec makes a new one for every page.
type pooledZstd struct {
	compress.Codec
	encoders sync.Map // level -> *zstd.Encoder
}

// EncodeLevel compresses src; the bytes are those of the codec that it replaces.
func (z *pooledZstd) EncodeLevel(dst, src []byte, level int) []byte {
	encoder, ok := z.encoders.Load(level)
	if !ok {
		// Without a reader or writer only wrong options could fail.
		made, _ := zstd.NewWriter(nil, zstd.WithZeroFrames(true), zstd.WithEncoderLevel(zstd.EncoderLevelFromZstd(level)))
		encoder, _ = z.encoders.LoadOrStore(level, made)
	}
	return encoder.(*zstd.Encoder).EncodeAll(src, dst[:0])
}

// poolZstd makes arrow use the pooled codec, once a process.
var poolZstd = sync.OnceFunc(func() {
	codec, err := compress.GetCodec(compress.Codecs.Zstd)
	if err == nil {
		compress.RegisterCodec(compress.Codecs.Zstd, &pooledZstd{Codec: codec})
	}
})
