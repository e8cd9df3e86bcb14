package ingest

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tidwall/gjson"
)

// Services of news answer with one object that holds a list of articles, and what tools save keeps the body in parts.

// listNames are the fields, in small letters, in which answers keep their list, or the object that it is in: "articles" of NewsAPI
// and GDELT, "response.results" of the Guardian, "response.docs" of the New York Times, "hits.hits" of Elasticsearch.
var listNames = map[string]bool{
	"articles": true, "results": true, "docs": true, "documents": true, "hits": true, "items": true, "entries": true, "stories": true, "news": true, "posts": true,
	"records": true, "rows": true, "value": true, "values": true, "data": true, "response": true, "result": true, "body": true, "content": true, "feed": true, "payload": true, "output": true,
}

// maxListDepth is how deep an answer's list lies: in the object of the response, in that of the hits.
const maxListDepth = 3

// answered is an article of an answer, and its place in it.
type answered struct {
	path   string // articles[0]
	object gjson.Result
}

// holdsText tells whether a record has text of its own: an answer has none.
func (o Options) holdsText(r jsonRecord) bool {
	if theirs, ok := o.Map["text"]; ok {
		return r.get(theirs) != ""
	}
	if r.likely("text") != "" {
		return true
	}
	return slices.ContainsFunc(fieldNames["text"], func(name string) bool { return r.get(name) != "" })
}

// lacksText tells whether no field of a record is one that may hold the text, even an empty one.
func (o Options) lacksText(r jsonRecord) bool {
	if o.holdsText(r) {
		return false
	}
	if theirs, ok := o.Map["text"]; ok {
		return len(walk(r.object, pathOf(theirs))) == 0
	}
	return !slices.ContainsFunc(fieldNames["text"], func(name string) bool { _, there := r.fields[name]; return there })
}

// listIn is the first list of objects in an answer.
func listIn(object gjson.Result, path string, depth int) (found []answered) {
	object.ForEach(func(key, value gjson.Result) bool {
		if !listNames[strings.ToLower(key.Str)] || depth == 0 {
			return true
		}
		switch {
		case value.IsObject():
			found = listIn(value, path+key.Str+".", depth-1)
		case value.IsArray():
			value.ForEach(func(_, part gjson.Result) bool {
				if part.IsObject() {
					found = append(found, answered{path + key.Str + "[" + strconv.Itoa(len(found)) + "]", part})
				}
				return part.IsObject()
			})
		}
		return len(found) == 0
	})
	return found
}

// walk gives the values at a path in a value: names of fields, and places in lists. A name asks all objects of a list.
func walk(v gjson.Result, path []string) []gjson.Result {
	if len(path) == 0 {
		return []gjson.Result{v}
	}
	var found []gjson.Result
	switch {
	case v.IsArray() && path[0] == "#":
		v.ForEach(func(_, part gjson.Result) bool { found = append(found, walk(part, path[1:])...); return true })
	case v.IsArray():
		if n, err := strconv.Atoi(path[0]); err == nil {
			if parts := v.Array(); n < len(parts) && n >= 0 {
				return walk(parts[n], path[1:])
			}
			return nil
		}
		v.ForEach(func(_, part gjson.Result) bool { found = append(found, walk(part, path)...); return true })
	case v.IsObject():
		v.ForEach(func(key, value gjson.Result) bool {
			if key.Str == path[0] {
				found = walk(value, path[1:])
			}
			return key.Str != path[0]
		})
	}
	return found
}

// pathOf cuts a path as --map has it: "body.sections[].paragraphs[0]", or with the places between stops.
func pathOf(s string) []string {
	return strings.Split(strings.NewReplacer("[]", ".#", "[", ".", "]", "").Replace(s), ".")
}

// bodyParts are the fields that hold a body in parts: Fundus keeps a summary and sections, each with its headlines and paragraphs.
var bodyParts = []string{"summary", "headline", "sections", "paragraphs", "blocks", "children", "parts"}

// bodyText is a body in parts, a blank line between them; "" where an object is none.
func bodyText(object gjson.Result) string {
	var parts []string
	isBody := false
	for _, name := range bodyParts {
		part := object.Get(name)
		isBody = isBody || part.IsArray() && name != "headline"
		if part.IsArray() {
			part.ForEach(func(_, p gjson.Result) bool {
				if s := jsonString(p); strings.TrimSpace(s) != "" {
					parts = append(parts, s)
				}
				return true
			})
		} else if part.Type == gjson.String && part.Str != "" {
			parts = append(parts, part.Str)
		}
	}
	if !isBody {
		return ""
	}
	return strings.Join(parts, "\n\n")
}
