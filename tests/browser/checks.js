// What the tests ask of a loaded page. Evaluated once a page, through the debugger; each function
// gives findings as short texts, or changes how the page is shown as a reader's own settings do.
globalThis.checks = (() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const style = (element) => getComputedStyle(element);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });

  // A short address: the element's own id or classes, and its nearest ancestor with an id.
  const place = (element) => {
    const own = (one) => one.localName + (one.id ? `#${one.id}` : '') +
      (one.classList.length ? `.${[...one.classList].join('.')}` : '');
    const above = element.parentElement?.closest('[id]');
    const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `${above && !element.id ? `${own(above)} ` : ''}${own(element)} "${words}"`;
  };

  // One element for each way in which text is coloured: the same chain of tags and classes, with
  // the same colours, sizes and weights all the way up.
  const kindsOfText = () => {
    const kinds = new Map();
    const numbers = new Map();
    const kind = (element) => {
      if (!element || kinds.has(element)) return kinds.get(element) ?? 0;
      const { color, fill, backgroundColor, backgroundImage, fontSize, fontWeight, opacity } =
        style(element);
      const text = [kind(element.parentElement), element.localName,
        element.getAttribute('class'), color, fill, backgroundColor, backgroundImage, fontSize,
        fontWeight, opacity].join('|');
      if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
      kinds.set(element, numbers.get(text));
      return numbers.get(text);
    };
    const speaks = (element) => [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const found = new Map();
    for (const element of all('body *')) {
      if (!speaks(element) || !shown(element)) continue;
      const key = kind(element);
      if (!found.has(key)) found.set(key, element);
    }
    return [...found.values()];
  };

  const lines = (result) => result.violations.flatMap((rule) => rule.nodes.map(
    (node) => `${rule.id} (${rule.impact}): ${node.target.flat().join(' ')}: ${rule.help}`));

  // target-size is WCAG 2.2 AA, yet axe leaves it out unless it is asked for.
  const axeRules = async () => lines(await axe.run(document, {
    rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: false } },
    resultTypes: ['violations'],
  }));

  const axeColours = async () => {
    const include = kindsOfText();
    if (!include.length) return ['no text at all'];
    return lines(await axe.run({ include }, {
      runOnly: ['color-contrast'], resultTypes: ['violations'],
    }));
  };

  const openFolds = (open) => all('details').forEach((fold) => { fold.open = open; });

  const sideways = () => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = all('body *').filter((element) => !element.closest('.scroll') &&
      element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px in ${clientWidth} px: ${wide.slice(0, 3).map(place).join(', ')}`];
  };

  // Words cut off by a box that does not grow with them. What is hidden from the eye on purpose
  // is a box of one pixel.
  const clipped = () => all('body *').filter((element) => {
    const { overflowX, overflowY } = style(element);
    const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
    if (element.matches('svg, svg *, img') || element.clientWidth <= 1 || !shown(element)) {
      return false;
    }
    return (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1);
  }).map(place);

  const textSize = (percent) => {
    document.documentElement.style.fontSize = percent === 100 ? '' : `${percent}%`;
  };

  // The four distances of WCAG 1.4.12, on every element as a reader's own stylesheet sets them.
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
  const textSpacing = (on) => { document.adoptedStyleSheets = on ? [spaced] : []; };

  const moving = () => {
    const lasts = (element) => {
      const { transitionDuration, animationDuration, scrollBehavior } = style(element);
      const times = `${transitionDuration}, ${animationDuration}`.split(', ');
      return times.some((time) => parseFloat(time) > 0) || scrollBehavior === 'smooth';
    };
    return [...document.getAnimations().map(String), ...all('html, body *').filter(lasts).map(place)];
  };

  // Boxes that stand elsewhere than the order of the document, in which they are read, puts them.
  const reordered = () => all('body *').filter((element) => {
    const { order, flexDirection, display, float } = style(element);
    return order !== '0' || float === 'right' ||
      (display.endsWith('flex') && flexDirection.endsWith('reverse'));
  }).map(place);

  // Charts and long tables stay in their closed folds, as the head of the sheet says. Lines to copy
  // lead elsewhere, as the links of a nav do.
  const leftOut = (element) => {
    const fold = element.closest('details');
    if (fold?.matches('.share')) return true;
    const long = fold && !fold.open && fold.querySelector('tbody > tr:nth-child(13), figure');
    return Boolean(fold) && (Boolean(long) || leftOut(fold.parentElement));
  };

  const notPrinted = () => {
    // The promises at a glance are content that also leads; all other links of a nav lead only.
    const findings = all('nav:not(.glance) a, .skip, input, button').filter(shown)
      .map((element) => `printed: ${place(element)}`);
    const folded = all('details > :not(summary)').filter((element) => !element.offsetHeight);
    const blank = all('svg.plot').filter((plot) => !plot.getBoundingClientRect().height);
    const lost = [...folded, ...blank].filter((element) => !leftOut(element));
    return [...findings, ...lost.map((one) => `not printed: ${place(one)}`)];
  };

  // What the content says, but for the search, which only scripts can do.
  const words = () => {
    const search = all('main search, main [role=search]');
    search.forEach((element) => { element.hidden = true; });
    const said = document.querySelector('main').innerText;
    search.forEach((element) => { element.hidden = false; });
    return said;
  };

  // ---- the keyboard
  const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const indicator = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = style(element);
    const outline = outlineStyle === 'none' ? 'none' : `${outlineWidth} ${outlineColor}`;
    return `${outline} / ${boxShadow}`;
  };
  let stops = [];
  let resting = [];

  const findStops = () => {
    stops = all(FOCUSABLE).filter((one) => one.tabIndex >= 0 && !one.disabled && shown(one));
    document.activeElement?.blur();
    resting = stops.map(indicator);
    return stops.length;
  };

  const inView = (element) => [...element.getClientRects()].some((box) => box.width > 0 &&
    box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth);

  const uncovered = (element) => [...element.getClientRects()].some((box) => {
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height, 24) / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  });

  // Where the focus is: its number among the stops, -1 for none of them, -2 for the page itself.
  const stop = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return { number: -2, findings: [] };
    const number = stops.indexOf(element);
    const findings = [];
    if (!inView(element)) findings.push(`out of view: ${place(element)}`);
    else if (!uncovered(element)) findings.push(`covered: ${place(element)}`);
    if (indicator(element) === resting[number] || indicator(element).startsWith('none / none')) {
      findings.push(`no visible focus: ${place(element)}`);
    }
    return { number, place: place(element), findings };
  };

  return {
    axeRules, axeColours, openFolds, sideways, clipped, textSize, textSpacing, moving, reordered,
    notPrinted, words, findStops, stop, kindsOfText,
  };
})();
