package schema

import "testing"

func TestOnePageHasOneID(t *testing.T) {
	id := func(address string) string { return ArticleID(&Article{URL: address}) }
	const page = "https://post.example/news/1?page=2"
	for _, same := range []string{
		"http://post.example/news/1?page=2", "https://POST.example:443/news/1?page=2", page + "#top", page + "&utm_source=letter&utm_medium=mail",
		"https://post.example/news/1?fbclid=x&page=2", " " + page,
	} {
		if id(same) != id(page) {
			t.Errorf("%q is another article", same)
		}
	}
	for _, other := range []string{
		"https://post.example/news/1?page=3", "https://post.example/news/1", "https://post.example/News/1?page=2", "https://sport.post.example/news/1?page=2",
		page + "#!/2", "ftp://post.example/news/1?page=2", "news/1?page=2", "https://post.example/news/1?page=2&id=7",
	} {
		if id(other) == id(page) {
			t.Errorf("%q is the same article", other)
		}
	}
	if id("https://post.example") != id("https://post.example/") || id("not an address") == id("not an Address") {
		t.Error("a bare host, or what is no address")
	}
}
