package intl

import (
	"strings"

	"github.com/dop251/goja"
)

// maxDigits bounds what an exponent can ask for.
const maxDigits = 2000

// decimal is a number as its digits: value = 0.digits × 10^point.
type decimal struct {
	digits string
	point  int
}

// parse reads a number as JavaScript writes it, without its sign, times 10^shift.
func parse(text string, shift int) decimal {
	text = strings.TrimPrefix(text, "-")
	mantissa, exponent, _ := strings.Cut(text, "e")
	power := 0
	for _, c := range strings.TrimLeft(exponent, "+-") {
		power = min(power*10+int(c-'0'), maxDigits)
	}
	if strings.HasPrefix(exponent, "-") {
		power = -power
	}
	integer, fraction, _ := strings.Cut(mantissa, ".")
	d := decimal{integer + fraction, len(integer) + power + shift}
	trimmed := strings.TrimLeft(d.digits, "0")
	d.point -= len(d.digits) - len(trimmed)
	d.digits = strings.TrimRight(trimmed, "0")
	return d
}

// round keeps count digits; what is half or more of the last one counts for one.
func (d decimal) round(count int) decimal {
	if count >= len(d.digits) {
		return d
	}
	if count < 0 {
		return decimal{}
	}
	up := d.digits[count] >= '5'
	kept := []byte(d.digits[:count])
	for i := count - 1; up && i >= 0; i-- {
		if kept[i] == '9' {
			kept[i] = '0'
			continue
		}
		kept[i]++
		up = false
	}
	if up { // all were nines
		return decimal{"1", d.point + 1}
	}
	return decimal{strings.TrimRight(string(kept), "0"), d.point}
}

// text writes a number with at least least digits after the point.
func (d decimal) text(least int) string {
	digits, point := d.digits, d.point
	if digits == "" {
		point = 0
	}
	if point < 0 {
		digits, point = strings.Repeat("0", -point)+digits, 0
	}
	if len(digits) < point {
		digits += strings.Repeat("0", point-len(digits))
	}
	integer, fraction := digits[:point], digits[point:]
	if integer == "" {
		integer = "0"
	}
	if len(fraction) < least {
		fraction += strings.Repeat("0", least-len(fraction))
	}
	if fraction == "" {
		return integer
	}
	return integer + "." + fraction
}

// fixed is native.fixed(number, shift, min, max): digits after the point.
func (in *intl) fixed(c goja.FunctionCall) goja.Value {
	d := parse(c.Argument(0).String(), int(c.Argument(1).ToInteger()))
	least, most := int(c.Argument(2).ToInteger()), int(c.Argument(3).ToInteger())
	return in.rt.ToValue(d.round(d.point + most).text(least))
}

// significant is native.significant(number, shift, min, max): digits in all.
func (in *intl) significant(c goja.FunctionCall) goja.Value {
	d := parse(c.Argument(0).String(), int(c.Argument(1).ToInteger()))
	least, most := int(c.Argument(2).ToInteger()), int(c.Argument(3).ToInteger())
	d = d.round(most)
	point := d.point
	if d.digits == "" {
		point = 1
	}
	return in.rt.ToValue(d.text(max(0, least-point)))
}
