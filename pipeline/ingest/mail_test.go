package ingest

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
)

const mailHead = "Received: from a.example\r\n\tby b.example; Mon, 5 Feb 2001 14:31:00 +0000\r\nMessage-ID: <7@meridian.example>\r\n" +
	"From: =?utf-8?q?Meridian_Wire?= <news@meridian.example>\r\nSubject: =?iso-8859-1?Q?Accord_in_Bogot=E1?=\r\nDate: Mon, 05 Feb 2001 09:30:00 -0500\r\n" +
	"Archived-At: <https://meridian.example/7>\r\nMIME-Version: 1.0\r\n"

func TestMail(t *testing.T) {
	const text = "Peru and Ecuador signed an accord in Bogotá on Monday — at last.\n\nCongress votes in March."
	const markup = `<html><body><div style="display: none">Preview</div><h1>Accord in Bogotá</h1><table><tr><td><p>Peru and Ecuador signed an accord in Bogotá on Monday — at last.</p><p>Congress votes in March.</p></td></tr></table></body></html>`
	quoted := strings.NewReplacer("á", "=C3=A1", "—", "=E2=80=94", "on Monday", "on=\r\n Monday", `style="`, `style=3D"`).Replace(markup)
	want := schema.Article{InputID: "7@meridian.example", URL: "https://meridian.example/7", Title: "Accord in Bogotá", Outlet: "Meridian Wire", Text: text}
	want.PublishedAt, want.PublishedOffset = time.Date(2001, 2, 5, 14, 30, 0, 0, time.UTC), schema.Some(-300)
	alternative := "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nRead it at https://meridian.example/7\r\n" +
		"--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted + "\r\n--b1--\r\n"
	for name, body := range map[string]string{
		"plain":            "Content-Type: text/plain; charset=utf-8\r\n\r\n" + strings.ReplaceAll(text, "\n", "\r\n"),
		"Windows-1252":     "Content-Type: text/plain; charset=windows-1252\r\n\r\n" + strings.NewReplacer("á", "\xe1", "—", "\x97").Replace(text),
		"quoted-printable": "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted,
		"base64":           "Content-Type: text/html; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: BASE64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(markup)),
		"alternative":      alternative,
		"mixed": "Content-Type: multipart/mixed; boundary=b0\r\n\r\npreamble\r\n--b0\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nNot this.\r\n--b0\r\n" +
			alternative + "\r\n--b0\r\nContent-Type: image/png\r\n\r\nxyz\r\n--b0--\r\n",
	} {
		articles, rejects := readInputs(t, Options{}, strings.NewReader(mailHead+body), "-")
		if len(rejects) > 0 || articles[0] != want {
			t.Errorf("%s: got  %+v %v\nwant %+v", name, articles, rejects, want)
		}
	}
}

func TestNoMail(t *testing.T) {
	for in, want := range map[string]string{
		mailHead + "Content-Type: multipart/mixed\r\n\r\nx":                                "the message breaks off",
		mailHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nTroops":    "the message breaks off",
		mailHead + "Content-Type: image/png\r\n\r\nx":                                      "the article has no text",
		strings.Replace(mailHead, "05 Feb 2001", "05 Feb 0203", 1) + "\r\nTroops left.":    "date: the year",
		mailHead + "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!": "the message breaks off",
	} {
		if articles, rejects := readInputs(t, Options{}, strings.NewReader(in), "-"); len(rejects) != 1 || !strings.Contains(rejects[0].Reason, want) {
			t.Errorf("%.60q: %v %v, want %q", in[len(mailHead)-20:], articles, rejects, want)
		}
	}
	for _, text := range []string{"Sunday: troops left.\n\nMonday: they came back.", "From: the desk\nDate: today\nSubject: no header, as no sender is in it\n\nTroops left.", "KING: Good evening.\nGUEST: Good evening.\n"} {
		if articles, rejects := readInputs(t, Options{}, strings.NewReader(text), "-"); len(rejects) > 0 || articles[0].Text != text {
			t.Errorf("%q was taken for a message: %v %v", text, articles, rejects)
		}
	}
}
