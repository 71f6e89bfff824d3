package htmlparse

import "github.com/gojscrape/gojscrape/runtime/selector/atom"

// startClass groups the start tags that the standard treats alike in body.
type startClass uint8

const (
	startOrdinary startClass = iota
	startHTML
	startHeadPart // what the rules for in head take
	startBody
	startFrameset
	startBlock
	startHeading
	startPre
	startForm
	startLi
	startDdDt
	startPlaintext
	startButton
	startA
	startFormatting
	startNobr
	startMarker // applet, marquee, object
	startTable
	startVoid // area, br, embed, img, keygen, wbr
	startInput
	startPlainVoid // param, source, track
	startHr
	startImage
	startTextarea
	startXmp
	startIframe
	startNoembed
	startSelect
	startOption
	startOptgroup
	startRb // rb, rtc
	startRp // rp, rt
	startMath
	startSVG
	startIgnored // parts of tables, frame, head
)

// endClass does the same for end tags.
type endClass uint8

const (
	endOrdinary endClass = iota
	endTemplate
	endBody
	endHTML
	endBlock
	endForm
	endP
	endLi
	endDdDt
	endHeading
	endFormatting
	endMarker
	endBr
)

func fillClasses(table *[atom.Count]info) {
	starts := func(class startClass, names ...atom.Atom) {
		for _, name := range names {
			table[name].start = class
		}
	}
	ends := func(class endClass, names ...atom.Atom) {
		for _, name := range names {
			table[name].end = class
		}
	}
	blocks := []atom.Atom{atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer,
		atom.Header, atom.Hgroup, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Search, atom.Section,
		atom.Summary, atom.Ul}
	for name := range table {
		switch t := table[name].traits; {
		case t&formatting != 0:
			table[name].start, table[name].end = startFormatting, endFormatting
		case t&heading != 0:
			table[name].start, table[name].end = startHeading, endHeading
		}
	}
	starts(startBlock, blocks...)
	starts(startBlock, atom.P)
	starts(startHTML, atom.Html)
	starts(startHeadPart, atom.Base, atom.Basefont, atom.Bgsound, atom.Link, atom.Meta, atom.Noframes,
		atom.Script, atom.Style, atom.Template, atom.Title)
	starts(startBody, atom.Body)
	starts(startFrameset, atom.Frameset)
	starts(startPre, atom.Pre, atom.Listing)
	starts(startForm, atom.Form)
	starts(startLi, atom.Li)
	starts(startDdDt, atom.Dd, atom.Dt)
	starts(startPlaintext, atom.Plaintext)
	starts(startButton, atom.Button)
	starts(startA, atom.A)
	starts(startNobr, atom.Nobr)
	starts(startMarker, atom.Applet, atom.Marquee, atom.Object)
	starts(startTable, atom.Table)
	starts(startVoid, atom.Area, atom.Br, atom.Embed, atom.Img, atom.Keygen, atom.Wbr)
	starts(startInput, atom.Input)
	starts(startPlainVoid, atom.Param, atom.Source, atom.Track)
	starts(startHr, atom.Hr)
	starts(startImage, atom.Image)
	starts(startTextarea, atom.Textarea)
	starts(startXmp, atom.Xmp)
	starts(startIframe, atom.Iframe)
	starts(startNoembed, atom.Noembed)
	starts(startSelect, atom.Select)
	starts(startOption, atom.Option)
	starts(startOptgroup, atom.Optgroup)
	starts(startRb, atom.Rb, atom.Rtc)
	starts(startRp, atom.Rp, atom.Rt)
	starts(startMath, atom.Math)
	starts(startSVG, atom.Svg)
	starts(startIgnored, atom.Caption, atom.Col, atom.Colgroup, atom.Frame, atom.Head, atom.Tbody, atom.Td,
		atom.Tfoot, atom.Th, atom.Thead, atom.Tr)

	ends(endBlock, blocks...)
	ends(endBlock, atom.Button, atom.Listing, atom.Pre, atom.Select)
	ends(endTemplate, atom.Template)
	ends(endBody, atom.Body)
	ends(endHTML, atom.Html)
	ends(endForm, atom.Form)
	ends(endP, atom.P)
	ends(endLi, atom.Li)
	ends(endDdDt, atom.Dd, atom.Dt)
	ends(endMarker, atom.Applet, atom.Marquee, atom.Object)
	ends(endBr, atom.Br)
}
