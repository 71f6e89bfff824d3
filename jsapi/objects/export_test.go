package objects

import "slices"

// Members are the members of each class under Scrapy's names.
func Members() map[string][]string {
	return map[string][]string{
		"Request": namesOf(requestMembers), "Response": namesOf(slices.Concat(responseMembers, notText)), "TextResponse": namesOf(textResponseMembers),
		"Headers": namesOf(headersMembers), "Selector": namesOf(selectorMembers), "SelectorList": namesOf(listMembers),
	}
}

func namesOf[T any](members []member[T]) []string {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.name
	}
	return names
}

// RequestOptions are the options of a Request under Scrapy's names.
var RequestOptions = requestOptionNames
