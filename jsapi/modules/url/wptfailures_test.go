package url_test

// parseFailures are the cases of urltestdata.json that fail, with what is
// wrong: spaces at the end of opaque paths, and hosts that start with xn--
// and encode nothing.
var parseFailures = []string{
	`"non-special:opaque  ?hi" href,pathname`,
	`"non-special:opaque  #hi" href,pathname`,
	`"non-special:opaque \t\t  \t#hi" href,pathname`,
	`"non-special:opaque \t\t  #hi" href,pathname`,
	`"non-special:opaque\t\t  \r #hi" href,pathname`,
	`"http://a.b.c.xn--pokxncvks" Invalid URL`,
	`"http://10.0.0.xn--pokxncvks" Invalid URL`,
	`"http://a.b.c.XN--pokxncvks" Invalid URL`,
	`"http://a.b.c.Xn--pokxncvks" Invalid URL`,
	`"http://10.0.0.XN--pokxncvks" Invalid URL`,
	`"http://10.0.0.xN--pokxncvks" Invalid URL`,
	`"file://xn--/p" Invalid URL`,
	`"https://xn--/" Invalid URL`,
}

// setterFailures are those of setters_tests.json, for the same two reasons.
var setterFailures = []string{
	`host https://example.com/ "xn--" href,host,hostname`,
	`hostname https://example.com/ "xn--" href,host,hostname`,
	`search data:space ?query "" href,pathname`,
	`search sc:space ?query "" href,pathname`,
	`search data:space  ?query#fragment "" href`,
	`search sc:space  ?query#fragment "" href`,
	`hash data:space                                                                                                                                  #fragment "" href,pathname`,
	`hash sc:space    #fragment "" href,pathname`,
	`hash data:space  ?query#fragment "" href`,
	`hash sc:space  ?query#fragment "" href`,
}
