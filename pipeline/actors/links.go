package actors

// link is the reason for which a mention means whom it does.
type link string

const (
	byLexicon    link = "lexicon"
	byShortForm  link = "short form"
	byName       link = "named before"
	byFullName   link = "full name later"
	byFamily     link = "family name of who is in office"
	byNewName    link = "new name"
	byNation     link = "nationality"
	byApposition link = "apposition"
	byOwner      link = "speaks for the owner"
	byNoun       link = "called so before"
	byWords      link = "the words themselves"
	byScene      link = "the scene's country"
	byAntecedent link = "antecedent"
	bySpeaker    link = "speaker"
)

// because notes why a candidate means somebody, once.
func (a *article) because(k int, why link) {
	if a.links[k] == "" {
		a.links[k] = why
	}
}
