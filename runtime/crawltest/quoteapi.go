package crawltest

import "net/http"

// quotesJSON is a page of the API behind the infinite scroll, in the shape of quotes.toscrape.com.
type quotesJSON struct {
	HasNext bool        `json:"has_next"`
	Page    int         `json:"page"`
	Quotes  []quoteJSON `json:"quotes"`
	Tag     *string     `json:"tag"`
	TopTen  [][2]any    `json:"top_ten_tags"`
}

type quoteJSON struct {
	Author authorJSON `json:"author"`
	Tags   []string   `json:"tags"`
	Text   string     `json:"text"`
}

type authorJSON struct {
	Name string `json:"name"`
	Slug string `json:"slug"`
}

// api answers ?page=N&tag=T; a page past the end is an empty one.
func (s *quoteSite) api(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	n := pageNumber(query.Get("page"))
	p, _ := s.page(query.Get("tag"), n)
	out := quotesJSON{HasNext: p.more, Page: n, Quotes: []quoteJSON{}}
	if tag := query.Get("tag"); tag != "" {
		out.Tag = &tag
	}
	for _, q := range p.quotes {
		out.Quotes = append(out.Quotes, quoteJSON{authorJSON{q.Author, s.slugs[q.Author]}, q.Tags, q.Text})
	}
	for _, t := range s.top {
		out.TopTen = append(out.TopTen, [2]any{t.Name, t.Count})
	}
	writeJSON(w, out)
}
