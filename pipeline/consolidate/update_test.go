package consolidate

import "flag"

// This package has no golden files; it knows the flag so that `go test ./pipeline/... -update` reaches those that have.
var _ = flag.Bool("update", false, "changes nothing here")
