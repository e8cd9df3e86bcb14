package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tidwall/gjson"
)

// readJSONL reads a JSON object a line. Blank lines are passed over.
func readJSONL(s *stream, o Options, emit emitter) error {
	var line []byte
	for n := 1; ; n++ {
		var err error
		line, err = readLine(s.Reader, line[:0])
		position := "line " + strconv.Itoa(n)
		if err != nil && !errors.Is(err, io.EOF) {
			if emitErr := emit(position, nil, err); emitErr != nil || !errors.Is(err, errLongRecord) {
				return emitErr
			}
			continue
		}
		if record := bytes.TrimSpace(line); len(record) > 0 {
			if err := o.jsonArticles(record, position, emit); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// readLine appends a line to the buffer; of a line that is too long nothing is kept.
func readLine(r *bufio.Reader, line []byte) ([]byte, error) {
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxRecord; long {
			line = line[:0]
		} else {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long && (err == nil || err == io.EOF) {
			return nil, errLongRecord
		}
		return line, err
	}
}

// readJSON reads JSON objects that are spread over lines: one after another, or in one array.
func readJSON(s *stream, o Options, emit emitter) error {
	capped := &capped{r: s}
	d := json.NewDecoder(capped)
	if first, _ := s.Peek(peekSize); startsWith(first, "[") {
		if _, err := d.Token(); err != nil {
			return emit("record 1", nil, err)
		}
	}
	for n := 1; d.More(); n++ {
		capped.n = 0
		position := "record " + strconv.Itoa(n)
		var record json.RawMessage
		if err := d.Decode(&record); err != nil { // what follows cannot be told from it
			return emit(position, nil, fmt.Errorf("no JSON: %w", err))
		}
		if err := o.jsonArticles(record, position, emit); err != nil {
			return err
		}
	}
	return nil
}

func startsWith(data []byte, prefix string) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte(prefix))
}

// jsonArticles reads an object: an article, or the answer of a service with a list of them.
func (o Options) jsonArticles(record []byte, position string, emit emitter) error {
	object, err := jsonObject(record)
	if err != nil {
		return emit(position, nil, err)
	}
	r := o.jsonRecord(object)
	o.mapped.saw(r)
	var list []answered
	if !o.holdsText(r) {
		list = listIn(object, "", maxListDepth)
	}
	if len(list) == 0 && o.lacksText(r) {
		return emit(position, nil, fmt.Errorf("the article has no text; its fields are %q", shortList(r.names())))
	}
	if len(list) == 0 {
		a, err := o.article("JSON", r)
		return emit(position, a, err)
	}
	for _, m := range list {
		a, err := o.article("JSON", o.jsonRecord(m.object))
		if err := emit(position+" "+m.path, a, err); err != nil {
			return err
		}
	}
	return nil
}

func jsonObject(record []byte) (object gjson.Result, err error) {
	if !utf8.Valid(record) {
		return object, errNotUTF8
	}
	if !gjson.ValidBytes(record) {
		var any json.RawMessage // only to hear what is wrong
		return object, fmt.Errorf("no JSON: %w", json.Unmarshal(record, &any))
	}
	if object = gjson.ParseBytes(record); !object.IsObject() {
		return object, errors.New("no JSON object")
	}
	return object, nil
}

func (o Options) jsonRecord(object gjson.Result) jsonRecord {
	r := jsonRecord{object: object, fields: make(map[string]gjson.Result, 16)}
	r.add("", object, maxWrapped)
	r.guesses = o.guesses(r.candidates(o))
	return r
}

// candidates are the fields, with the values of those that are not known.
func (r *jsonRecord) candidates(o Options) (all []candidate) {
	for _, p := range r.paths {
		c := candidate{name: p.path}
		if o.fieldNamed(p.path) == "" && p.index == r.fields[p.name].Index {
			c.values = []string{plainString(r.fields[p.name])}
		}
		all = append(all, c)
	}
	return all
}

// plainString is jsonString of what holds no objects.
func plainString(v gjson.Result) string {
	if v.Type == gjson.JSON && strings.ContainsRune(v.Raw, '{') {
		return ""
	}
	return jsonString(v)
}

func (r jsonRecord) names() (names []string) {
	for _, p := range r.paths {
		names = append(names, p.path)
	}
	return names
}

// maxWrapped is how deep objects that wrap the article are looked into: Elasticsearch's around the archive's own.
const maxWrapped = 2

// jsonRecord is an object with its fields by their names as canonical gives them.
type jsonRecord struct {
	object  gjson.Result
	fields  map[string]gjson.Result
	paths   []jsonPath        // of all fields, in their order
	guesses map[string]string // our fields by the paths of those that are taken for them
}

func (r jsonRecord) likely(ours string) string { return r.guesses[ours] }

// jsonPath is where a field stands, its name as canonical gives it, and where its value begins.
type jsonPath struct {
	path, name string
	index      int
}

// add takes the fields of an object, and behind them those of the objects that wrap an article.
func (r *jsonRecord) add(path string, object gjson.Result, depth int) {
	type inner struct {
		name  string
		value gjson.Result
	}
	var wrapped []inner
	object.ForEach(func(key, value gjson.Result) bool {
		name := canonical(key.Str)
		r.paths = append(r.paths, jsonPath{path + key.Str, name, value.Index})
		if depth > 0 && value.Type == gjson.JSON && wrappers[strings.ToLower(key.Str)] && value.IsObject() {
			wrapped = append(wrapped, inner{key.Str, value})
			if key.Str == "_source" { // is no source
				return true
			}
		}
		if known, ok := r.fields[name]; !ok || jsonString(known) == "" {
			r.fields[name] = value
		}
		return true
	})
	for _, w := range wrapped {
		r.add(path+w.name+".", w.value, depth-1)
	}
}

// get gives a field of a name as the mapping or fieldNames has it; names of the mapping may be paths: meta.title, sections[0].text.
func (r jsonRecord) get(name string) string {
	value, ok := r.fields[name]
	if !ok {
		value, ok = r.fields[canonical(name)]
	}
	if ok || !strings.ContainsAny(name, ".[") {
		return jsonString(value)
	}
	var parts []string
	for _, v := range walk(r.object, pathOf(name)) {
		if s := jsonString(v); s != "" {
			parts = append(parts, s)
		}
	}
	return joinParts(parts)
}

// spelled gives the path of a field.
func (r jsonRecord) spelled(name string) string {
	for _, p := range r.paths {
		if p.name == name && p.index == r.fields[name].Index {
			return p.path
		}
	}
	return name
}

// jsonString is a value as text: of an array its parts (paragraphs, authors), of an object its name.
func jsonString(v gjson.Result) string {
	switch {
	case v.Type == gjson.String:
		return v.Str
	case v.Type == gjson.Number:
		return v.Raw
	case v.IsObject():
		for _, name := range objectNames {
			if named := v.Get(name); named.Type == gjson.String || named.Exists() && name[0] == '$' {
				return jsonString(named)
			}
		}
		return bodyText(v)
	case !v.IsArray():
		return ""
	}
	var parts []string
	v.ForEach(func(_, part gjson.Result) bool {
		if s := jsonString(part); s != "" {
			parts = append(parts, s)
		}
		return true
	})
	return joinParts(parts)
}

// objectNames are where an object holds the text that it stands for: an author's name, WordPress's rendered title, the main
// headline and the original byline of the New York Times, and the types that MongoDB writes as objects.
var objectNames = []string{"name", "rendered", "main", "original", "text", "value", "$date", "$oid", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal"}

// longestName is the length in bytes above which the parts of an array are paragraphs, not names.
const longestName = 120
