// One article: its text with every mention, and what is known of the one that is chosen.
(function () {
  "use strict";
  var html = presslens.html, lib = presslens.lib, use = preactHooks;
  var KEYS = [["j → ↓", "next mention"], ["k ← ↑", "mention before"], ["Enter", "what is known of the mention"], ["n", "next article"], ["p", "article before"], ["/", "search the articles"], ["Esc", "close what is open"], ["?", "these keys"]];

  function readHash() {
    var parts = location.hash.slice(1).split("/");
    return { article: lib.articleNumber(lib.decoded(parts[0] || "0")), start: parts[1] ? Number(parts[1]) : null };
  }

  // ---- the text, cut where something begins or ends
  function paragraphs(article) {
    var found = [], gap = /\n+/g, text = article.wide ? null : article.text, last = 0, breaks = [];
    if (text !== null) { var hit; while ((hit = gap.exec(text))) breaks.push([hit.index, hit.index + hit[0].length]); }
    else for (var i = 0; i < article.wide.length; i++) if (article.wide[i] === "\n") { var from = i; while (article.wide[i + 1] === "\n") i++; breaks.push([from, i + 1]); }
    breaks.forEach(function (gap) {
      if (article.mentions.some(function (m) { return m.start < gap[1] && m.end > gap[0]; })) return;
      found.push([last, gap[0], gap[1]]);
      last = gap[1];
    });
    found.push([last, article.length, article.length]);
    return found;
  }
  function Mark(props) {
    var m = props.mention, article = props.article, q = lib.attitudes(), actor = lib.isActor(m);
    // The first attitude by its sign, the others by their shapes.
    var signs = actor ? q.map(function (one, at) { var l = lib.label(one.name, m.answers[one.name]); return l ? (at ? l.shape : l.sign) : ""; }) : [];
    var h = lib.holder(m), own = m.report >= 0 ? h.code : "";
    return html`<mark id=${"m" + m.start} class=${"mention" + (actor ? "" : " place")} role="button" tabindex=${props.tab ? 0 : -1} aria-label=${lib.spoken(article, m)}
      data-at=${m.at} data-start=${m.start} data-end=${m.end} data-note=${m.at + 1} data-sign=${signs.join("") + (own ? "\u00a0" + own : "")}
      data-light=${actor ? (lib.label(q[0].name, m.answers[q[0].name]) || {}).code || "" : "no actor"} style=${lib.shaded(lib.target(m).shades)}>${m.words}</mark>`;
  }
  function Text(props) {
    var article = props.article, mentions = article.mentions, reports = article.reports, next = 0, out = [];
    var edges = [];
    reports.forEach(function (r) { edges.push(r.start, r.end); });
    edges.sort(lib.rising);
    var begins = reports.map(function (r) { return r.start; }).sort(lib.rising), ends = reports.map(function (r) { return r.end; }).sort(lib.rising), edge = 0;
    function within(place) { return lib.upTo(begins, place) > lib.upTo(ends, place); }
    function plain(from, to) {
      var parts = [], at = from;
      while (at < to) {
        while (edge < edges.length && edges[edge] <= at) edge++;
        var stop = Math.min(to, edge < edges.length ? edges[edge] : to), words = article.slice(at, stop);
        parts.push(within(at) ? html`<span class="said">${words}</span>` : words);
        at = stop;
      }
      return parts;
    }
    paragraphs(article).forEach(function (place, number) {
      var parts = [], at = place[0];
      while (next < mentions.length && mentions[next].start < place[1]) {
        var m = mentions[next];
        if (m.start > at) parts.push(plain(at, m.start));
        var said = within(m.start);
        var mark = html`<${Mark} article=${article} mention=${m} tab=${next === 0} />`;
        parts.push(said ? html`<span class="said">${mark}</span>` : mark);
        at = m.end;
        next++;
      }
      if (at < place[1]) parts.push(plain(at, place[1]));
      out.push(html`<p key=${number}>${parts}<span class="gap">${article.slice(place[1], place[2])}</span></p>`);
    });
    return html`<div class="text" id="text" lang="en" dir="auto">${out}</div>`;
  }
  // Drawn once: choosing a mention touches a few attributes, not the whole text.
  class Still extends preact.Component {
    shouldComponentUpdate(next) { return next.article !== this.props.article; }
    render(props) { return html`<${Text} article=${props.article} />`; }
  }

  // ---- the ribbon: a lane for each target, a column for each sentence, a box for each mention
  var WINDOW = 150;  // sentences; a longer article is shown in parts
  class Ribbon extends preact.Component {
    constructor(props) { super(props); this.state = { from: 0 }; }
    shouldComponentUpdate(next, state) { return next.article !== this.props.article || state.from !== this.state.from; }
    componentWillReceiveProps(next) {
      var m = next.article.mentions[next.at];
      if (next.article !== this.props.article) this.setState({ from: 0 });
      if (m && (m !== this.props.article.mentions[this.props.at])) this.setState({ from: WINDOW * Math.floor(m.sentence / WINDOW) });
    }
    componentDidUpdate() { this.props.drawn(); }
    render(props, state) {
      var article = props.article, q = lib.attitudes()[0], targets = lib.index().legend.targets, self = this;
      if (!article.mentions.length) return null;
      var n = Math.max(article.sentences.length, 1), from = state.from, to = Math.min(n, from + WINDOW), cells = {}, used = {};
      article.mentions.forEach(function (m) { used[m.target] = 1; if (m.sentence < from || m.sentence >= to) return; var key = m.target + "/" + m.sentence; (cells[key] = cells[key] || []).push(m); });
      used = Object.keys(used).map(Number).sort(lib.rising);
      function turn(step) { self.setState({ from: from + step }); }
      return html`<div class="ribbon no-print" aria-label="The article as a ribbon: a column for each sentence, a box for each mention" role="group">
        <div class="lanes">${used.map(function (at) { return html`<span class="lane" style=${lib.shaded(targets[at][3])}>${targets[at][1]}</span>`; })}<span class="lane tones">Tone</span><span class="lane axis">Sentence</span></div>
        <div class="band" tabindex="0" role="group" aria-label="Mentions by sentence" onClick=${props.choose}>
          ${Array.from({ length: to - from }, function (_, place) {
            var s = from + place, tone = article.tone[s];
            return html`<div class="column" key=${s}>${used.map(function (at) {
              return html`<span class="cell">${(cells[at + "/" + s] || []).map(function (m) {
                var l = lib.isActor(m) ? lib.label(q.name, m.answers[q.name]) : null, h = m.report >= 0 ? lib.holder(m).code : "";
                return html`<button type="button" tabindex="-1" data-at=${m.at} class=${"box" + (l ? "" : " place")} style=${l ? { "--box": l.colour } : {}} title=${lib.spoken(article, m)} aria-label=${lib.spoken(article, m)}>${l ? l.sign : ""}${h ? html`<small>${h}</small>` : null}</button>`;
              })}</span>`;
            })}<span class="cell tones" title=${"tone of sentence " + s + ": " + (typeof tone === "number" ? tone.toFixed(2) : "unknown")}><i class=${tone < 0 ? "down" : "up"} style=${{ height: 50 * Math.min(1, Math.abs(tone || 0)) + "%" }}></i></span><span class="cell axis" aria-hidden="true">${to - from < 40 || s % 5 === 0 ? s : ""}</span></div>`;
          })}
        </div>
        ${n > WINDOW ? html`<div class="shift"><button type="button" disabled=${from === 0} onClick=${function () { turn(-WINDOW); }} aria-label="Sentences before">‹</button><button type="button" disabled=${to === n} onClick=${function () { turn(WINDOW); }} aria-label="Next sentences">›</button></div>` : null}</div>`;
    }
  }

  // ---- the panel
  function Chances(props) {
    var q = props.question, p = props.p || [];
    return html`<ul class="chances">${q.labels.slice(q.flag ? 1 : 0).slice(0, p.length).map(function (l, at) {
      var value = p[at];
      return html`<li><span>${q.flag ? q.noun.replace(/s$/, "") : l[1]}</span><span class="track" aria-hidden="true"><i style=${{ width: 100 * (value || 0) + "%" }}></i></span><b>${value === null ? "not answered" : value.toFixed(3)}</b></li>`;
    })}</ul>`;
  }
  function words(question, answer) {
    var found = lib.labels(question.name, answer);
    if (!found.length) return question.several ? "none" : "not answered";
    return found.map(function (l, at) { return html`${at ? ", " : ""}${l.sign ? html`<b class="sign" style=${lib.shaded(l.shades)} aria-hidden="true">${l.sign} </b>` : null}${l.label}`; });
  }
  function Codes(props) {
    var index = lib.index(), code = props.mention.code, m = props.mention;
    if (!code) return m.coded ? html`<p>Coded; the codes are not kept here.</p>` : html`<p class="soft">Nobody coded this mention.</p>`;
    function told(question, value) {
      if (value === -1 || value === undefined) return html`<span class="soft">no agreement</span>`;
      if (index.questions[question]) { var ls = lib.labels(question, value); return ls.length ? ls.map(function (l) { return l.label; }).join(", ") : "none"; }
      return (index.legend.holders[value] || ["", "?"])[1];
    }
    return html`<table class="codes"><thead><tr><th scope="col">Question</th><th scope="col">agreed</th>${index.coders.map(function (name) { return html`<th scope="col">${name}</th>`; })}</tr></thead>
      <tbody>${code[4].map(function (row) { return html`<tr><th scope="row">${row[0]}</th>${row.slice(1).map(function (value, at) { return html`<td>${at && value === -1 ? html`<span class="soft">none</span>` : told(row[0], value)}</td>`; })}</tr>`; })}</tbody></table>
      <p class="soft">Item ${code[1]}, for ${code[2]}${code[3] === null ? ", not drawn at random" : ", drawn with a chance of " + code[3].toFixed(4)}.</p>`;
  }
  function citation(article, m) {
    var c = lib.index().corpus, span = lib.sentenceOf(article, m), sentence = article.slice(Math.min(span[0], m.start), Math.max(span[1], m.end)).replace(/\s+/g, " ").trim();
    var known = [article.outlet || "unknown outlet", article.date || "no date", article.title].filter(Boolean).join(", ");
    return "“" + sentence + "” (" + known + "; " + c.title + ", " + lib.address(article, m) + ")";
  }
  function Panel(props) {
    var index = lib.index(), article = props.article, m = props.mention, copied = use.useState("");
    use.useEffect(function () { copied[1](""); }, [m]);
    if (!m) return html`<aside class="panel no-print" aria-label="The chosen mention"><p class="soft">Choose a mention, by a click or with <kbd>j</kbd> and <kbd>k</kbd>: here stands what it was counted as, and why.</p><${Legend} /></aside>`;
    var report = m.report >= 0 ? article.reports[m.report] : null, actor = lib.isActor(m);
    var cues = article.cues.filter(function (cue) { return cue.question.unit === "sentence" ? cue.sentence === m.sentence : cue.mention === m.start; });
    var fold = m.coded ? index.corpus.out_of_fold : [];
    function cited() {
      var text = citation(article, m), area = document.getElementById("citation");
      function fallback() { area.focus(); area.select(); copied[1](document.execCommand("copy") ? "Copied." : "Press Ctrl+C to copy."); }
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(function () { copied[1]("Copied."); }, fallback);
      else fallback();
    }
    return html`<aside class="panel no-print" aria-label="The chosen mention" id="panel" tabindex="-1">
      <div class="turn"><button type="button" onClick=${function () { props.move(-1); }} disabled=${m.at === 0} aria-label="Mention before">←</button>
        <span role="status">Mention ${m.at + 1} of ${article.mentions.length}</span>
        <button type="button" onClick=${function () { props.move(1); }} disabled=${m.at + 1 === article.mentions.length} aria-label="Next mention">→</button>
        <button type="button" class="close" onClick=${props.close} aria-label="Close">×</button></div>
      <h2 style=${lib.shaded(lib.target(m).shades)}><span dir="auto">${m.words}</span> <small>${lib.target(m).label}</small></h2>
      <dl>
        <dt>Named as</dt><dd>${index.names.kind[m.kind]}; why: ${index.names.reason[m.reason]}</dd>
        ${index.legend.questions.filter(function (q) { return q.unit === "mention"; }).map(function (q) {
          var idle = !q.flag && !actor;
          return html`<dt>${q.name}${fold.indexOf(q.name) >= 0 ? html` <small class="tag">out of fold</small>` : null}</dt><dd>${idle ? html`<span class="soft">not asked: no actor is meant</span>` : html`<span class="answer">${words(q, m.answers[q.name])}</span><${Chances} question=${q} p=${m.p[q.name]} />`}</dd>`;
        })}
        <dt>holder</dt><dd><span class="answer" dir="auto">${lib.holderName(m)}</span>, ${index.names.mode[m.mode]}
          <p class="why">${index.names.why[m.rule]} <span class="soft">Rule: ${index.names.rule[m.rule]}.</span></p>
          ${report ? html`<p>${report.source_start >= 0 ? html`Source: <q dir="auto">${article.slice(report.source_start, report.source_end)}</q>. ` : null}${report.cue_start >= 0 && report.cue_end > report.cue_start ? html`Shown by: <q dir="auto">${article.slice(report.cue_start, report.cue_end)}</q> (${report.tone}).` : null}</p>` : null}</dd>
        ${index.legend.questions.filter(function (q) { return q.unit === "sentence"; }).map(function (q) {
          return html`<dt>${q.name} of the sentence${fold.indexOf(q.name) >= 0 ? html` <small class="tag">out of fold</small>` : null}</dt><dd><span class="answer">${words(q, m.answers[q.name])}</span></dd>`;
        })}
        ${cues.length ? html`<dt>Words behind answers</dt><dd><ul class="cues">${cues.map(function (cue) { var l = lib.label(cue.question.name, cue.label); return html`<li><q dir="auto">${article.slice(cue.start, cue.end)}</q> ${l ? l.label : ""}</li>`; })}</ul></dd>` : null}
        <dt>tone of the sentence</dt><dd>${article.tone[m.sentence] === undefined || article.tone[m.sentence] === null ? "unknown" : article.tone[m.sentence].toFixed(2)} <span class="soft">(VADER, from −1 to 1)</span></dd>
        <dt>Coders</dt><dd><${Codes} mention=${m} /></dd>
        <dt>Answered by</dt><dd class="models">${Object.keys(index.corpus.models).map(function (q) { var model = index.corpus.models[q]; return html`<div>${q}: ${model[0]}${model[1] ? html` <code>${model[1]}</code>` : null}${model[2] ? html` <code title=${"SHA-256 " + model[2]}>${model[2].slice(0, 12)}</code>` : null}</div>`; })}</dd>
        <dt>Address</dt><dd><code>${lib.address(article, m)}</code></dd>
      </dl>
      <label class="cite">Citation<textarea id="citation" readonly rows="4">${citation(article, m)}</textarea></label>
      <button type="button" onClick=${cited}>Copy citation</button> <span role="status">${copied[0]}</span>
    </aside>`;
  }
  function Legend() {
    var index = lib.index();
    return html`<section class="legend" aria-label="Legend"><h2>How to read the marks</h2>
      <ul>${index.legend.targets.map(function (t) { return html`<li><mark class="mention" style=${lib.shaded(t[3])}>${t[1]}</mark> target ${t[0]}</li>`; })}
      <li><mark class="mention place">a place</mark> dotted: named, but no actor is meant</li></ul>
      <h3>Sign behind a mention: ${lib.attitudes()[0].name}</h3>
      <ul>${lib.attitudes()[0].labels.map(function (l) { return html`<li><b class="sign" style=${lib.shaded(l[5])}>${l[2]}</b> ${l[1]}: ${l[3]}</li>`; })}</ul>
      ${lib.attitudes().slice(1).map(function (q) { return html`<h3>Shape behind the sign: ${q.name}</h3><ul>${q.labels.map(function (l, at) { var shape = lib.label(q.name, at).shape; return shape ? html`<li><b class="sign" style=${lib.shaded(l[5])}>${shape}</b> ${l[1]}: ${l[3]}</li>` : null; })}</ul>`; })}
      <p>Letters behind the sign: the holder, where it is not the outlet. <span class="said">Underlined</span>: in somebody's words.</p></section>`;
  }
  // On paper: what the panel says of each mention, in a line.
  class Notes extends preact.Component {
    constructor(props) { super(props); this.state = { on: false }; this.show = this.show.bind(this); }
    show() { preact.options.debounceRendering = function (draw) { draw(); }; this.setState({ on: true }); preact.options.debounceRendering = undefined; }
    componentDidMount() { window.addEventListener("beforeprint", this.show); this.later = setTimeout(this.show, 200); }
    componentWillUnmount() { window.removeEventListener("beforeprint", this.show); clearTimeout(this.later); }
    shouldComponentUpdate(next, state) { return next.article !== this.props.article || state.on !== this.state.on; }
    render(props, state) {
      if (!state.on) return null;
      var article = props.article, index = lib.index();
      return html`<section class="notes" aria-hidden="true"><h2>Mentions</h2><ol>${article.mentions.map(function (m) {
        var said = index.legend.questions.map(function (q) {
          var p = m.p[q.name] || [], found = lib.labels(q.name, m.answers[q.name]), best = q.flag ? p[0] : m.answers[q.name] < p.length ? p[m.answers[q.name]] : null;
          if (!q.flag && q.unit === "mention" && !lib.isActor(m)) return "";
          return q.name + ": " + (found.map(function (l) { return l.label; }).join(", ") || "none") + (typeof best === "number" && !q.several ? " (" + best.toFixed(2) + ")" : "");
        }).filter(Boolean);
        return html`<li>${m.words + " [" + lib.target(m).label + "]. " + said.join("; ") + "; holder: " + lib.holderName(m) + " (" + index.names.rule[m.rule] + "). " + m.start + "-" + m.end}</li>`;
      })}</ol></section>`;
    }
  }

  // ---- words of the chosen mention, without touching the text
  function ranges(article, spans) {
    var root = document.getElementById("text"), walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [], starts = [], at = 0, node;
    while ((node = walker.nextNode())) { nodes.push(node); starts.push(at); at += node.data.length; }
    function unit(place) { return article.wide ? article.wide.slice(0, place).join("").length : place; }
    return spans.map(function (span) {
      var from = unit(span[0]), to = unit(span[1]), a = lib.place(starts, from), b = lib.place(starts, Math.max(from, to - 1)), range = document.createRange();
      range.setStart(nodes[a], Math.min(from - starts[a], nodes[a].data.length));
      range.setEnd(nodes[b], Math.min(to - starts[b], nodes[b].data.length));
      return range;
    });
  }
  function light(article, m) {
    if (!window.CSS || !CSS.highlights || !window.Highlight) return;
    ["sentence", "source", "cue", "content"].forEach(function (name) { CSS.highlights.delete(name); });
    if (!m) return;
    var report = m.report >= 0 ? article.reports[m.report] : null;
    var cues = article.cues.filter(function (c) { return c.question.unit === "sentence" ? c.sentence === m.sentence : c.mention === m.start; });
    var sets = { sentence: [lib.sentenceOf(article, m)], source: [], cue: cues.map(function (c) { return [c.start, c.end]; }), content: [] };
    if (report) {
      sets.content.push([report.start, report.end]);
      if (report.source_start >= 0) sets.source.push([report.source_start, report.source_end]);
      if (report.cue_start >= 0) sets.source.push([report.cue_start, report.cue_end]);
    }
    Object.keys(sets).forEach(function (name) { if (sets[name].length) CSS.highlights.set(name, new Highlight(...ranges(article, sets[name]))); });
  }

  function App() {
    var index = lib.index(), state = use.useState(null), article = state[0], setArticle = state[1];
    var chosen = use.useState(-1), at = chosen[0], setAt = chosen[1], help = use.useState(false), fault = use.useState("");
    // Keys may come faster than pages are drawn.
    var focus = use.useRef(false), last = use.useRef(-1), shown = use.useRef(null), placing = use.useRef(false);
    function open(hash) {
      if (hash.article < 0) { fault[1]("There is no such article here."); return; }
      lib.loadArticle(hash.article).then(function (found) {
        fault[1]("");
        setArticle(found);
        document.title = lib.heading(found) + " - " + index.corpus.title;
        var wanted = hash.start === null ? -1 : found.mentions.findIndex(function (m) { return m.start === hash.start; });
        focus.current = wanted >= 0;
        last.current = wanted;
        shown.current = found;
        setAt(wanted);
        if (wanted < 0) window.scrollTo(0, 0);
      }, function (wrong) { fault[1](wrong.message); });
    }
    use.useEffect(function () {
      function changed() { open(readHash()); }
      window.addEventListener("hashchange", changed);
      changed();
      return function () { window.removeEventListener("hashchange", changed); };
    }, []);
    use.useEffect(function () {
      if (!article) return;
      var old = document.querySelector("mark[aria-current]");
      if (old) { old.removeAttribute("aria-current"); old.tabIndex = -1; }
      if (at < 0) point();
      var m = article.mentions[at];
      light(article, m);
      if (!m) { var one = document.querySelector("#text mark"); if (one) one.tabIndex = 0; return; }
      document.querySelectorAll("#text mark[tabindex='0']").forEach(function (one) { one.tabIndex = -1; });
      var mark = document.getElementById("m" + m.start);
      mark.setAttribute("aria-current", "true");
      mark.tabIndex = 0;
      point();
      // A key may have been pressed since this one: the mention it leads to is drawn next.
      if (focus.current && at === last.current) {
        focus.current = false;
        mark.focus({ preventScroll: true });
        var place = mark.getBoundingClientRect();
        var covered = window.matchMedia("(max-width: 60rem)").matches ? window.innerHeight * 0.45 : 0;
        if (place.top < 80 || place.bottom > window.innerHeight - covered - 100) window.scrollBy({ top: place.top - (window.innerHeight - covered) / 3 });
      }
      history.replaceState(null, "", "#" + article.id + "/" + m.start);
    }, [article, at]);
    function point() {
      var before = document.querySelector(".box[aria-current]"), now = document.querySelector(".box[data-at='" + last.current + "']");
      if (before && before !== now) before.removeAttribute("aria-current");
      if (!now) return;
      now.setAttribute("aria-current", "true");
      var band = now.closest(".band"), place = now.getBoundingClientRect(), around = band.getBoundingClientRect();
      if (place.left < around.left || place.right > around.right) band.scrollLeft += place.left - around.left - around.width / 2;
    }
    function choose(next, moving) {
      var now = shown.current;
      if (!now || next < 0 || next >= now.mentions.length) return;
      focus.current = moving;
      last.current = next;
      setAt(next);
    }
    function move(step) { if (shown.current) choose(last.current < 0 ? (step > 0 ? 0 : shown.current.mentions.length - 1) : last.current + step, true); }
    function clicked(event) {
      var mark = event.target.closest("[data-at]");
      if (mark) choose(Number(mark.getAttribute("data-at")), true);
    }
    function close() { var mark = document.querySelector("mark[aria-current]"); last.current = -1; setAt(-1); if (article) history.replaceState(null, "", "#" + article.id); if (!mark) return; placing.current = true; mark.focus({ preventScroll: true }); setTimeout(function () { placing.current = false; }, 100); }
    function another(step) {
      var n = (shown.current ? shown.current.number : 0) + step;
      if (n >= 0 && n < index.articles.id.length) location.hash = index.articles.id[n];
    }
    function onText(event) { return event.target === document.body || event.target.closest("#text, .ribbon, #panel, main") !== null; }
    use.useEffect(function () {
      return lib.onKeys({
        j: function () { move(1); }, ArrowRight: function (e) { if (!onText(e)) return false; move(1); }, ArrowDown: function (e) { if (last.current < 0 || !onText(e)) return false; move(1); },
        k: function () { move(-1); }, ArrowLeft: function (e) { if (!onText(e)) return false; move(-1); }, ArrowUp: function (e) { if (last.current < 0 || !onText(e)) return false; move(-1); },
        n: function () { another(1); }, p: function () { another(-1); },
        "/": function () { location.href = "index.html"; },
        "?": function () { help[1](true); },
        Enter: function (event) { var mark = event.target.closest("mark[data-at]"); if (!mark) return false; choose(Number(mark.getAttribute("data-at")), false); var panel = document.getElementById("panel"); if (panel) panel.focus(); },
        " ": function (event) { var mark = event.target.closest("mark[data-at]"); if (!mark) return false; choose(Number(mark.getAttribute("data-at")), false); },
        Escape: function () { if (help[0]) help[1](false); else if (at >= 0) close(); },
      });
    });
    var heads = html`<${lib.Head} page="article" help=${function () { help[1](true); }} />`;
    if (fault[0] || !article) return html`${heads}<main id="main" tabindex="-1"><h1>${fault[0] ? "Not found" : "Reading"}</h1><p>${fault[0]}</p></main>`;
    var A = index.articles, others = [];
    for (var n = 0; n < A.id.length && others.length < 50; n++) if (A.story[n] === article.story && n !== article.number) others.push(n);
    var meta = [article.outlet || "unknown outlet", article.country, article.date || "no date"].filter(Boolean).join(" · ");
    return html`${heads}
    <main id="main" class="reading" tabindex="-1">
      <article data-article=${article.id}>
        <p class="steps no-print"><a href=${article.number > 0 ? "#" + A.id[article.number - 1] : null} aria-disabled=${article.number === 0 ? "true" : null}>← article before</a> <span class="soft">${article.number + 1} of ${A.id.length}</span> <a href=${article.number + 1 < A.id.length ? "#" + A.id[article.number + 1] : null} aria-disabled=${article.number + 1 === A.id.length ? "true" : null}>next article →</a></p>
        <h1 dir="auto">${lib.heading(article)}</h1>
        <p class="meta"><span dir="auto">${meta}</span><br /><span class="soft">Source <code dir="auto">${article.source}</code>${article.url ? html` · <a href=${article.url} rel="noopener noreferrer external">where it was published</a>` : null}</span></p>
        ${others.length ? html`<details class="story"><summary>${lib.plural(others.length, "other article")} of the same story</summary><ul>${others.map(function (n) { var o = lib.about(n); return html`<li><a dir="auto" href=${"#" + o.id}>${lib.heading(o)}</a> <span class="soft">${[o.outlet, o.date].filter(Boolean).join(", ")}</span></li>`; })}</ul></details>` : null}
        <${Ribbon} article=${article} at=${at} choose=${clicked} drawn=${point} key=${"ribbon" + article.number} />
        <div onClick=${clicked} onFocusIn=${function (event) { if (placing.current || last.current >= 0) return; var mark = event.target.closest && event.target.closest("mark[data-at]"); if (mark) choose(Number(mark.getAttribute("data-at")), false); }}><${Still} article=${article} key=${article.number} /></div>
        ${article.mentions.length ? null : html`<p class="soft">No target is mentioned in this article.</p>`}
        <${Notes} article=${article} key=${"notes" + article.number} />
      </article>
      <${Panel} article=${article} mention=${article.mentions[at]} move=${move} close=${close} />
    </main>
    <${lib.Foot} />
    ${help[0] ? html`<${lib.Help} keys=${KEYS} close=${function () { help[1](false); }} />` : null}`;
  }
  lib.show(App);
})();
