package crawltest

import (
	"bytes"
	"crypto/sha256"
	"image"
	"image/color"
	"image/png"
	"net/http"
)

// pictureEndpoints stand for a service that renders pages, such as Splash.
func pictureEndpoints() []endpoint {
	return []endpoint{
		{"/render.png", "/render.png?url=http://a/", "a picture of the page at url, without fetching it: the same one for the same url", renderPicture},
	}
}

func renderPicture(w http.ResponseWriter, r *http.Request) {
	url := r.URL.Query().Get("url")
	if url == "" {
		http.Error(w, "url is missing", http.StatusBadRequest)
		return
	}
	var body bytes.Buffer
	if err := png.Encode(&body, picture(url)); err != nil {
		panic(err) // a picture of that size can be encoded
	}
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(body.Bytes())
}

// picture is eight stripes of four columns each, in the colours of the digest of a URL.
func picture(url string) image.Image {
	const stripes, width, height = 8, 4, 24
	sum := sha256.Sum256([]byte(url))
	img := image.NewRGBA(image.Rect(0, 0, stripes*width, height))
	for x := range stripes * width {
		i := x / width * 3
		for y := range height {
			img.Set(x, y, color.RGBA{sum[i], sum[i+1], sum[i+2], 0xff})
		}
	}
	return img
}
