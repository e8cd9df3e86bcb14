package output

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browserTimeout ends tests whose page hangs, and pageTimeout a wait for what the page should show.
const (
	browserTimeout = 5 * time.Minute
	pageTimeout    = 10 * time.Second
)

// tab is a page open in a real browser, with what went wrong in it.
type tab struct {
	*testing.T
	ctx    context.Context
	home   string // whose answers are no fault; "" where the page is a file
	mu     sync.Mutex
	faults []string
}

// startBrowser starts a headless Chromium. Where there is none the test is skipped.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("PAGE NOT TESTED IN A BROWSER: there is no chromium on the PATH")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1280, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := context.WithTimeout(context.Background(), browserTimeout)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(func() { _ = chromedp.Cancel(ctx); cancel() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// openPage opens a page from the file system in a tab that shares nothing with others, after the steps before.
func openPage(t *testing.T, browser context.Context, file string, before ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	p := &tab{T: t}
	p.open(browser, "file://"+file, before...)
	return p
}

// open opens an address in a tab that shares nothing with others, after the steps before.
func (p *tab) open(browser context.Context, address string, before ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithListener(p.listen), chromedp.WithNewBrowserContext())
	p.Cleanup(cancel)
	p.ctx = ctx
	p.run(command(log.Enable, cdp.Empty{}), command(network.Enable, network.EnableParams{}))
	p.run(append(before, chromedp.Navigate(address))...)
}

// command is a command of the DevTools protocol as a step.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// listen notes errors, whatever is printed, and every request that leaves the file.
func (p *tab) listen(event any) {
	fault := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		fault = e.ExceptionDetails.Text
	case *runtime.EventConsoleAPICalled:
		fault = fmt.Sprint("console.", e.Type)
	case *log.EventEntryAdded:
		fault = e.Entry.Text
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "file:") && !strings.HasPrefix(e.Request.URL, "data:") && (p.home == "" || !strings.HasPrefix(e.Request.URL, p.home)) {
			fault = "request of " + e.Request.URL
		}
	}
	if fault != "" {
		p.mu.Lock()
		p.faults = append(p.faults, fault)
		p.mu.Unlock()
	}
}

func (p *tab) run(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.Fatal(err)
	}
}

// value is what an expression gives, as text.
func (p *tab) value(expression string) string {
	p.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return value
}

// want waits until an expression gives a value.
func (p *tab) want(what, expression, value string) {
	p.Helper()
	var got string
	for end := time.Now().Add(pageTimeout); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if got = p.value(expression); got == value {
			return
		}
	}
	p.Errorf("%s: %q instead of %q", what, got, value)
}

func (p *tab) count(what, selector string, n int) {
	p.Helper()
	p.want(what, fmt.Sprintf("document.querySelectorAll(%q).length", selector), fmt.Sprint(n))
}

func (p *tab) text(what, selector, text string) {
	p.Helper()
	p.want(what, fmt.Sprintf("document.querySelector(%q)?.innerText.replace(/\\s+/g, ' ').trim()", selector), text)
}

func (p *tab) click(selector string) {
	p.Helper()
	p.run(chromedp.ScrollIntoView(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)))
}

// quiet says what went wrong in the page while it was used.
func (p *tab) quiet() {
	p.Helper()
	p.want("scripts of articles", "typeof hacked", "undefined")
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, fault := range p.faults {
		p.Errorf("the page: %s", fault)
	}
}
