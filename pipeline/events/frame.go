package events

import "github.com/dateline-data/dateline/pipeline/text"

// frameAgent takes who does it from the predicate's frame where the tree leaves it open.
func (c *sentenceCoder) frameAgent(p *predicate) {
	if t := c.frameArg(p, text.Arg0); t >= 0 && p.subj < 0 && t != p.obj {
		p.subj, p.path = t, p.path+" frame"
	}
}

// framePatient takes whom it befalls from the frame where the tree has no object, complement or preposition for it.
func (c *sentenceCoder) framePatient(p *predicate) {
	t := c.frameArg(p, text.Arg1)
	if t < 0 || p.obj >= 0 || p.comp >= 0 || t == p.subj || !c.isNominal(t) || c.marker(t) != "" {
		return
	}
	p.obj = t
}

// frameArg is the head of the frame's argument in a role, or -1; of a relative pronoun, what it stands for.
func (c *sentenceCoder) frameArg(p *predicate, role text.Role) int {
	f := c.FrameAt(p.tok)
	if f == nil {
		return -1
	}
	a, ok := f.Arg(role)
	switch {
	case !ok || a.Head < c.start || a.Head >= c.end || a.Head == p.tok || c.InDate(a.Head):
		return -1
	case c.isRelative(a.Head):
		return c.antecedent(p.tok)
	}
	return a.Head
}
