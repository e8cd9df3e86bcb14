package clause

import "github.com/dateline-data/dateline/pipeline/text"

// frameAgent takes who does it from the predicate's frame where the tree leaves it open.
func (c *Sentence) frameAgent(p *Predicate) {
	if t := c.frameArg(p, text.Arg0); t >= 0 && p.Subj < 0 && t != p.Obj {
		p.Subj, p.Path = t, p.Path+" frame"
	}
}

// framePatient takes whom it befalls from the frame where the tree has no object, complement or preposition for it.
func (c *Sentence) framePatient(p *Predicate) {
	t := c.frameArg(p, text.Arg1)
	if t < 0 || p.Obj >= 0 || p.Comp >= 0 || t == p.Subj || !c.isNominal(t) || c.Marker(t) != "" {
		return
	}
	p.Obj = t
}

// frameArg is the head of the frame's argument in a role, or -1; of a relative pronoun, what it stands for.
func (c *Sentence) frameArg(p *Predicate, role text.Role) int {
	f := c.FrameAt(p.Tok)
	if f == nil {
		return -1
	}
	a, ok := f.Arg(role)
	switch {
	case !ok:
		return -1
	case c.isRelative(a.Head):
		return c.antecedent(p.Tok)
	}
	return a.Head
}
