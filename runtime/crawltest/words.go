package crawltest

import (
	"bytes"
	"math/rand/v2"
	"strings"
)

// The vocabulary of the book shop. The order of the words is part of the site: a
// change here changes every page, and the golden files with it.
var (
	adjectives = words(`quiet crooked silver forgotten winter borrowed hollow patient burning paper salt
		northern gentle unlikely velvet broken copper distant hungry little midnight painted restless
		secret stubborn tidal unfinished vanishing wandering amber brittle careless drowned early
		faithful golden honest idle last mended`)
	nouns = words(`harbour orchard lantern clockmaker letter river garden mirror bridge map winter
		beekeeper island station violin archive kitchen lighthouse mountain notebook ocean piano quarry
		road shadow tower umbrella village window apprentice bakery compass daughter echo ferry
		glacier hermit inventor kingdom ledger`)
	places = words(`Ålesund Brackwater Cádiz Dunmere Eastlow Finisterre Görlitz Hollin Inverness Jericho
		Kaunas Lübeck Marrow Nazaré Orkney Penrith Quimper Ravenna Skye Tromsø Umbria Valletta
		Whitby Xanthi Ystad Zadar`)
	firstNames = words(`Ada Bruno Clara Dmitri Elif Farah Gwen Henrik Imani Jun Katarzyna Léon Maren
		Noor Olga Paulo Quentin Renée Sana Tomás Ulla Vera Wendel Yusuf Zoë`)
	lastNames = words(`Abbot Bergström Castell Dufour Eklund Farrow Grieve Hartmann Ibsley Jansky
		Kowal Lund Moreau Nakata O'Dell Pryce Quist Rosario Sato Thorne Ueda Vasquez Wilder Yarrow
		Zeller`)
	verbs = words(`follows remembers forgets finds loses mends carries guards paints sells watches
		answers borrows crosses hears keeps leaves opens questions repairs studies trusts`)
	endings = []string{
		"before the first snow", "against all advice", "for the price of a song", "without a word",
		"at the edge of the map", "in the year of the long rain", "as if nothing had happened",
		"with more luck than sense", "while the town pretends to sleep", "and regrets it by morning",
		"for the second time", "on a Tuesday", "long after the music has stopped", "under another name",
	}
	genres = []string{
		"Travel", "Mystery", "Historical Fiction", "Classics", "Philosophy", "Romance", "Fiction",
		"Childrens", "Religion", "Nonfiction", "Music", "Science Fiction", "Sports and Games", "Fantasy",
		"Science", "Poetry", "Art", "Psychology", "Autobiography", "Parenting", "Humor", "Horror",
		"History", "Food and Drink", "Business", "Biography", "Thriller", "Spirituality", "Politics",
		"Health", "Short Stories", "Self Help", "Crime", "Gardening", "Architecture", "Astronomy",
		"Maps & Atlases", "Letters", "Folklore", "Cookery", "Sailing", "Railways", "Mathematics",
		"Languages", "Theatre", "Photography", "Nature", "Engineering", "Comics", "Reference",
	}
)

func words(list string) []string { return strings.Fields(list) }

// prose writes text from the vocabulary; the same seed gives the same text.
type prose struct{ rng *rand.Rand }

// newProse gives each purpose (a catalogue, one product page) its own stream.
func newProse(stream uint64) prose { return prose{rand.New(rand.NewPCG(2026, stream))} }

func (p prose) pick(list []string) string { return list[p.rng.IntN(len(list))] }

// between returns a number from low to high, both included.
func (p prose) between(low, high int) int { return low + p.rng.IntN(high-low+1) }

func (p prose) name() string { return p.pick(firstNames) + " " + p.pick(lastNames) }

// sentence writes one. Nothing that prose writes means anything to HTML.
func (p prose) sentence(out *bytes.Buffer) {
	switch p.rng.IntN(3) {
	case 0:
		write(out, "The ", p.pick(adjectives), " ", p.pick(nouns), " ", p.pick(verbs), " the ",
			p.pick(adjectives), " ", p.pick(nouns), " ", p.pick(endings), ".")
	case 1:
		write(out, p.pick(firstNames), " ", p.pick(verbs), " the ", p.pick(nouns), " in ",
			p.pick(places), ", and ", p.pick(endings), " ", p.pick(verbs), " the ", p.pick(nouns), ".")
	default:
		write(out, "Nobody in ", p.pick(places), " ", p.pick(verbs), " the ", p.pick(nouns), " ",
			p.pick(endings), "; the ", p.pick(nouns), " ", p.pick(verbs), " on its own.")
	}
}

// paragraph writes so many sentences on one line.
func (p prose) paragraph(out *bytes.Buffer, sentences int) {
	for i := range sentences {
		if i > 0 {
			out.WriteByte(' ')
		}
		p.sentence(out)
	}
}

func write(out *bytes.Buffer, parts ...string) {
	for _, part := range parts {
		out.WriteString(part)
	}
}
