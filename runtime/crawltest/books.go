package crawltest

import (
	"fmt"
	"strings"
)

// Book is one product of /books/, as a spider should find it.
type Book struct {
	ID       int // from 1, the order of the listing pages
	Title    string
	Path     string // of the product page
	Category string
	Pence    int // the price
	Rating   int // 1 to 5 stars
	Stock    int // 0 is out of stock
	UPC      string
}

const bookCount = 1000

// Books returns the catalogue, the same on every call and every machine.
func Books() []Book {
	p := newProse(0)
	taken := map[string]bool{}
	books := make([]Book, 0, bookCount)
	for len(books) < bookCount {
		title := p.title()
		if taken[title] {
			continue
		}
		taken[title] = true
		books = append(books, p.book(len(books)+1, title))
	}
	return books
}

func (p prose) book(id int, title string) Book {
	b := Book{
		ID:       id,
		Title:    title,
		Path:     fmt.Sprintf("/books/catalogue/%s_%d/index.html", slug(title), id),
		Category: p.pick(genres),
		Pence:    p.between(1000, 5999),
		Rating:   p.between(1, 5),
		Stock:    p.between(1, 22),
		UPC:      fmt.Sprintf("%016x", p.rng.Uint64()),
	}
	if p.rng.IntN(25) == 0 {
		b.Stock = 0
	}
	return b
}

// title has the troubles of real ones: apostrophes, ampersands, colons, accents, great length.
func (p prose) title() string {
	adjective, noun := capital(p.pick(adjectives)), capital(p.pick(nouns))
	switch p.rng.IntN(6) {
	case 0:
		return "The " + adjective + " " + noun
	case 1:
		return "The " + noun + "'s " + adjective + " " + capital(p.pick(nouns))
	case 2:
		return noun + " & " + capital(p.pick(nouns))
	case 3:
		return "The " + noun + " in " + p.pick(places) + ": The True Story of the " + adjective + " " + capital(p.pick(nouns)) +
			" (" + p.pick(places) + " #" + fmt.Sprint(p.between(1, 9)) + ")"
	case 4:
		return "How to Keep the " + noun + " in " + p.pick(places)
	default:
		return "The " + adjective + " " + noun + " of " + p.pick(places)
	}
}

// Price is the price in pounds.
func (b Book) Price() float64 { return float64(b.Pence) / 100 }

// Availability is the text of the product page.
func (b Book) Availability() string {
	if b.Stock == 0 {
		return "Out of stock"
	}
	return fmt.Sprintf("In stock (%d available)", b.Stock)
}

func pounds(pence int) string { return fmt.Sprintf("£%d.%02d", pence/100, pence%100) }

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// plain takes the marks off the letters that titles use.
var plain = strings.NewReplacer("å", "a", "á", "a", "é", "e", "ö", "o", "ø", "o", "ü", "u")

// slug keeps ASCII letters and digits, in small letters, with hyphens between words.
func slug(title string) string {
	var b strings.Builder
	for _, r := range plain.Replace(strings.ToLower(title)) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case r == ' ' || r == '-':
			b.WriteByte('-')
		}
	}
	return strings.ReplaceAll(strings.Trim(b.String(), "-"), "--", "-")
}
