package neural

// Usage tells of words as they are spelled, capitals and all, how they are used in general text: among which words (Brown et al. 1992,
// "Class-based n-gram models of natural language") and how much more often with these capitals than in lower case.
type Usage struct {
	Keys  []uint32 // of the words, each as its distance from the one before
	Class []uint16 // the word's class of use, below UsageClasses, and its degree of capitals times UsageClasses

	rows keyIndex
}

// UsageClasses is the number of classes of use; the last is for unknown words.
const UsageClasses = 1 << 10

// FormKey is the key of a word as it is spelled.
func FormKey(form string) uint32 { return uint32(hashString(usageSeed, form) >> 32) }

// UsageOf joins a class and a degree.
func UsageOf(class, degree int) uint16 { return uint16(degree*UsageClasses + class) }

// Index prepares the search; keys must differ.
func (u *Usage) Index() error {
	u.rows.init(len(u.Keys))
	key := uint32(0)
	for i, distance := range u.Keys {
		key += distance
		if err := u.rows.insert(key, int32(u.Class[i])); err != nil {
			return err
		}
	}
	return nil
}

// find is the class and degree of a word, and the last ones of each table for an unknown word.
func (u *Usage) find(form string) (class, degree int32) {
	if both := u.rows.find(hashString(usageSeed, form)); both >= 0 {
		return both % UsageClasses, both / UsageClasses
	}
	return UsageClasses - 1, int32(HashedRows[DegreeSlot]) - 1
}
