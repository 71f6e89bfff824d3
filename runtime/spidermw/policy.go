package spidermw

import "strings"

// policy says what the Referer header of a request to target tells of page: a URL, or
// "" for no header.
type policy func(page, target address) string

// policyNamed returns a policy of https://www.w3.org/TR/referrer-policy/, or Scrapy's
// default. The empty name is the one browsers gave it.
func policyNamed(name string) (policy, bool) {
	switch name {
	case "scrapy-default":
		return scrapyDefault, true
	case "no-referrer":
		return noReferrer, true
	case "no-referrer-when-downgrade", "":
		return noReferrerWhenDowngrade, true
	case "same-origin":
		return sameOrigin, true
	case "origin":
		return originOnly, true
	case "strict-origin":
		return strictOrigin, true
	case "origin-when-cross-origin":
		return originWhenCrossOrigin, true
	case "strict-origin-when-cross-origin":
		return strictOriginWhenCrossOrigin, true
	case "unsafe-url":
		return unsafeURL, true
	}
	return nil, false
}

// className returns the name of the policy that one of Scrapy's class paths stands for.
func className(path string) (string, bool) {
	class, ok := strings.CutPrefix(path, "scrapy.spidermiddlewares.referer.")
	if !ok {
		return "", false
	}
	name, ok := map[string]string{
		"DefaultReferrerPolicy":             "scrapy-default",
		"NoReferrerPolicy":                  "no-referrer",
		"NoReferrerWhenDowngradePolicy":     "no-referrer-when-downgrade",
		"SameOriginPolicy":                  "same-origin",
		"OriginPolicy":                      "origin",
		"StrictOriginPolicy":                "strict-origin",
		"OriginWhenCrossOriginPolicy":       "origin-when-cross-origin",
		"StrictOriginWhenCrossOriginPolicy": "strict-origin-when-cross-origin",
		"UnsafeUrlPolicy":                   "unsafe-url",
	}[class]
	return name, ok
}

// parsePolicy takes the last known name of a list with commas, as the header allows, so
// that new names can be sent along with old ones.
func parsePolicy(list string) (policy, bool) {
	names := strings.Split(strings.ToLower(list), ",")
	for i := len(names) - 1; i >= 0; i-- {
		if p, ok := policyNamed(strings.TrimSpace(names[i])); ok {
			return p, true
		}
	}
	return nil, false
}

// scrapyDefault keeps the names of local files and buckets to itself.
func scrapyDefault(page, target address) string {
	if page.scheme == "file" || page.scheme == "s3" {
		return ""
	}
	return noReferrerWhenDowngrade(page, target)
}

func noReferrer(address, address) string { return "" }

func noReferrerWhenDowngrade(page, target address) string {
	if downgrade(page, target) {
		return ""
	}
	return page.full()
}

func sameOrigin(page, target address) string {
	if !page.sameOrigin(target) {
		return ""
	}
	return page.full()
}

func originOnly(page, _ address) string { return page.origin() }

func strictOrigin(page, target address) string {
	if downgrade(page, target) {
		return ""
	}
	return page.origin()
}

func originWhenCrossOrigin(page, target address) string {
	if page.sameOrigin(target) {
		return page.full()
	}
	return page.origin()
}

func strictOriginWhenCrossOrigin(page, target address) string {
	if page.sameOrigin(target) {
		return page.full()
	}
	return strictOrigin(page, target)
}

func unsafeURL(page, _ address) string { return page.full() }

func downgrade(page, target address) bool { return page.secure() && !target.secure() }
