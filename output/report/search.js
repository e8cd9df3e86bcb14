// The search: words that all must stand somewhere in an event or its evidence. "words in quotes" stand so one after another, word*
// begins a word, and -word must not stand there.

const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const piecesOf = m => [m.sentence, ...["trigger", "source", "target", "where", "when"].map(k => typeof m[k] === "string" ? m[k] : ""),
  m.said, m.article?.title ?? "", m.article?.outlet ?? ""];
function searchText(e) {
  e.searchable ??= plain([e.id, e.type, e.mode, label("cameo", e.cameo), ...e.contexts, ...e.actors.map(a => a.name),
    e.place?.name ?? "", label("countries", e.country), ...(e.evidence ?? []).flatMap(piecesOf)].join(" \n "));
  return e.searchable;
}

const literal = text => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
const edge = "(?<![\\p{L}\\p{N}])", end = "(?![\\p{L}\\p{N}])";

// termsOf reads a search. found is what the browser marks, pattern what must or must not match.
function termsOf(query) {
  return [...plain(query).matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)].map(([, minus, quoted, bare]) => {
    const isPrefix = bare?.length > 1 && bare.endsWith("*");
    const words = (quoted ?? (isPrefix ? bare.slice(0, -1) : bare)).trim();
    if (!words || words === "-") return null;
    const pattern = quoted !== undefined ? edge + literal(words) + end : isPrefix ? edge + literal(words) : literal(words);
    return { wanted: !minus, pattern: new RegExp(pattern, "gu") };
  }).filter(Boolean);
}
const passes = (text, terms) => terms.every(t => { t.pattern.lastIndex = 0; return t.pattern.test(text) === t.wanted; });
