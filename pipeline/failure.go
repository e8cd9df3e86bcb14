package pipeline

import (
	"fmt"
	"runtime/debug"

	"github.com/dateline-data/dateline/schema"
)

// Failure is an article that a stage could not read: a fault of the program, not of the article, which must not cost the
// others their rows.
type Failure struct {
	Article *schema.Article
	Stage   string // its verb: "parse"
	Cause   any    // an error, or what the stage panicked with
	Stack   []byte // where it panicked; nil where it gave an error
}

func (f *Failure) Error() string {
	return fmt.Sprintf("%s article %s: %v", f.Stage, f.Article.ID, f.Cause)
}

// attempt does one step of reading an article. What goes wrong in it, a panic too, is told as a Failure.
func attempt(a *schema.Article, stage string, do func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &Failure{a, stage, cause, debug.Stack()}
		}
	}()
	if err := do(); err != nil {
		return &Failure{Article: a, Stage: stage, Cause: err}
	}
	return nil
}
