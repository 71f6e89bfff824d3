package htmlparse

import (
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// foreignAttrs are the attributes that get a namespace:
// https://html.spec.whatwg.org/#adjust-foreign-attributes
var foreignAttrs = map[string]dom.NS{
	"xlink:actuate": dom.XLink, "xlink:arcrole": dom.XLink, "xlink:href": dom.XLink, "xlink:role": dom.XLink,
	"xlink:show": dom.XLink, "xlink:title": dom.XLink, "xlink:type": dom.XLink,
	"xml:lang": dom.XML, "xml:space": dom.XML, "xmlns:xlink": dom.XMLNS,
}

var mathAttrs = byLowerCase("definitionURL")

// svgElements are spelled as https://html.spec.whatwg.org/#parsing-main-inforeign has them.
var svgElements = byLowerCase(`altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath
	feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
	feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
	feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef
	linearGradient radialGradient textPath`)

// svgAttrs are spelled as https://html.spec.whatwg.org/#adjust-svg-attributes has them.
var svgAttrs = byLowerCase(`attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits
	diffuseConstant edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength
	keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth
	maskContentUnits maskUnits numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX
	pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur
	requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation
	stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget
	xChannelSelector yChannelSelector zoomAndPan`)

func byLowerCase(words string) map[string]string {
	spelled := make(map[string]string)
	for word := range strings.FieldsSeq(words) {
		spelled[strings.ToLower(word)] = word
	}
	return spelled
}
