// Tables, their rows, and behind each row what it was counted from.
(function () {
  "use strict";
  var html = presslens.html, lib = presslens.lib, use = preactHooks;
  var PAGE = 50, ROWS = 200;
  var KEYS = [["/", "filter what is listed"], ["j ↓", "next of the list"], ["k ↑", "one before"], ["Enter", "from the filter to what was found; open it"], ["]", "next page"], ["[", "page before"], ["Esc", "back to the table, or to all tables"], ["?", "these keys"]];
  var PARTS = { counted: "counted", group: "the group", first: "side a", second: "side b" };

  // Parts of the codes behind a corrected number are called after its column.
  function isCodes(name) { return name.slice(0, 9) === "codes of "; }
  function partName(name) { return PARTS[name] || name; }
  function readHash() {
    var text = location.hash.slice(1), cut = text.indexOf("/");
    return { table: lib.decoded(cut < 0 ? text : text.slice(0, cut)), cell: cut < 0 ? null : lib.decoded(text.slice(cut + 1)) };
  }
  function linkTo(table, address) { return "#" + encodeURIComponent(table) + (address === undefined ? "" : "/" + encodeURIComponent(address)); }
  function title(name) { var words = name.replace(/_/g, " "); return words.charAt(0).toUpperCase() + words.slice(1); }
  // What a table shows, in a sentence; the rest of its caption on demand.
  function Caption(props) {
    var text = props.text, end = text.search(/[.:?] [A-Z]/), first = end < 0 ? text : text.slice(0, end + 1);
    return html`<p class="lead">${first}</p>${first.length < text.length ? html`<details class="made"><summary>How to read it</summary><p>${text.slice(first.length + 1)}</p></details>` : null}`;
  }
  function short(text) { var end = text.search(/[.?] [A-Z]/); return end < 0 ? text : text.slice(0, end + 1); }
  function written(value, kind) {
    if (value === null || value === undefined) return "";
    if (kind === "number") return String(Math.round(value * 1e6) / 1e6);
    if (kind === "integer") return lib.number(value);
    return String(value);
  }
  function links() {
    return lib.onKeys.links || (lib.onKeys.links = function (step) {
      var all = Array.prototype.slice.call(document.querySelectorAll("main [data-go]")), at = all.indexOf(document.activeElement);
      var next = all[Math.min(all.length - 1, Math.max(0, at + step))];
      if (next) next.focus();
    });
  }
  function useKeys(more) {
    use.useEffect(function () {
      return lib.onKeys(Object.assign({
        j: function () { links()(1); }, k: function () { links()(-1); },
        ArrowDown: function (e) { if (!e.target.hasAttribute("data-go")) return false; links()(1); }, ArrowUp: function (e) { if (!e.target.hasAttribute("data-go")) return false; links()(-1); },
        "/": function () { var field = document.querySelector("main input[type=search]"); if (field) { field.focus(); field.select(); } },
      }, more));
    });
  }

  // ---- all tables
  function Tables(props) {
    var index = lib.index(), query = use.useState("");
    useKeys({ "?": props.help, Escape: function () { if (document.activeElement) document.activeElement.blur(); } });
    var sought = query[0].toLowerCase().split(/\s+/).filter(Boolean);
    var found = index.tables.filter(function (t) { var all = (t[0].replace(/_/g, " ") + " " + t[3]).toLowerCase(); return sought.every(function (one) { return all.indexOf(one) >= 0; }); });
    return html`<main id="main" tabindex="-1"><h1>Tables and their evidence</h1>
      <p class="lead">Every table of results. Each row leads to the sentences that it was counted from.</p>
      <form class="filters no-print" role="search" onSubmit=${function (e) { e.preventDefault(); links()(1); }}><label class="wide">Filter <input type="search" value=${query[0]} onInput=${function (e) { query[1](e.target.value); }} /></label></form>
      <p role="status" class="count">${lib.plural(found.length, "table")}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Tables"><table class="tables"><thead><tr><th scope="col">Table</th><th scope="col" class="n">Rows</th><th scope="col">What it shows</th></tr></thead>
      <tbody>${found.map(function (t) { return html`<tr key=${t[0]}><td><a data-go href=${linkTo(t[0])}>${title(t[0])}</a></td><td class="n">${lib.number(t[1])}</td><td>${short(t[3])}${t[2] ? null : html` <span class="soft">Not traced to single mentions.</span>`}</td></tr>`; })}</tbody></table></div></main>`;
  }

  // ---- one table
  function Table(props) {
    var t = props.table, query = use.useState(""), by = use.useState(null), page = use.useState(1);
    useKeys({ "?": props.help, Escape: function () { location.hash = ""; }, "]": function () { turn(1); }, "[": function () { turn(-1); } });
    var sought = query[0].toLowerCase().split(/\s+/).filter(Boolean);
    var texts = use.useMemo(function () { return t.rows.map(function (row) { return row.map(function (v, c) { return written(v, t.columns[c][1]); }).join(" ").toLowerCase(); }); }, [t]);
    var found = t.rows.map(function (_, at) { return at; }).filter(function (at) { return sought.every(function (one) { return texts[at].indexOf(one) >= 0; }); });
    if (by[0] !== null) {
      var c = by[0][0], sign = by[0][1];
      found.sort(function (x, y) { var u = t.rows[x][c], v = t.rows[y][c]; if (u === v) return x - y; if (u === null) return 1; if (v === null) return -1; return (u < v ? -1 : 1) * sign; });
    }
    var pages = Math.max(1, Math.ceil(found.length / ROWS)), now = Math.min(page[0], pages), rows = found.slice((now - 1) * ROWS, now * ROWS);
    function turn(step) { var next = now + step; if (next >= 1 && next <= pages) { page[1](next); window.scrollTo(0, 0); } }
    // Columns in which no row has anything take room and say nothing.
    var filled = t.columns.map(function (_, c) { return c; }).filter(function (c) { return t.rows.some(function (row) { return row[c] !== null; }); });
    var empty = t.columns.length - filled.length;
    return html`<main id="main" tabindex="-1"><p class="crumbs no-print"><a href="trace.html#">All tables</a></p><h1>${title(t.name)}</h1><${Caption} text=${t.caption} /><${Made} table=${t} />
      ${t.not_traced ? html`<${Untraced} table=${t} />` : null}
      <form class="filters no-print" role="search" onSubmit=${function (e) { e.preventDefault(); links()(1); }}><label class="wide">Filter <input type="search" value=${query[0]} onInput=${function (e) { query[1](e.target.value); page[1](1); }} /></label></form>
      <p role="status" class="count">${lib.plural(found.length, "row")}${empty && t.rows.length ? "; " + lib.plural(empty, "column") + " without a value left out" : ""}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Rows"><table class="rows"><thead><tr>${filled.map(function (c) {
        var column = t.columns[c], on = by[0] !== null && by[0][0] === c;
        return html`<th scope="col" class=${column[1] === "number" || column[1] === "integer" ? "n" : ""} aria-sort=${on ? (by[0][1] > 0 ? "ascending" : "descending") : "none"}><button type="button" class="sort" title=${column[2]} onClick=${function () { by[1]([c, on ? -by[0][1] : 1]); }}>${column[0]}<span aria-hidden="true">${on ? (by[0][1] > 0 ? " ↑" : " ↓") : ""}</span></button></th>`;
      })}</tr></thead><tbody>${rows.map(function (at) {
        return html`<tr key=${at}>${filled.map(function (c, place) {
          var kind = t.columns[c][1], text = written(t.rows[at][c], kind);
          return html`<td class=${kind === "number" || kind === "integer" ? "n" : text.length > 24 ? "words" : ""} dir="auto">${place === 0 ? html`<a data-go href=${linkTo(t.name, t.cells[at])} title=${t.cells[at]}>${text || "(empty)"}</a>` : text}</td>`;
        })}</tr>`;
      })}</tbody></table></div>
      ${pages > 1 ? html`<${Pages} page=${now} pages=${pages} turn=${turn} />` : null}</main>`;
  }
  function Pages(props) {
    return html`<nav class="pages no-print" aria-label="Pages of the list"><button type="button" disabled=${props.page === 1} onClick=${function () { props.turn(-1); }}>Before</button><span>page ${props.page} of ${props.pages}</span><button type="button" disabled=${props.page === props.pages} onClick=${function () { props.turn(1); }}>Next</button></nav>`;
  }
  // The command that prints the evidence of a row, as a shell and make read it.
  function command(t, row) {
    function quoted(text) { return "'" + text.replace(/\$/g, "$$$$").replace(/'/g, "'\\''") + "'"; }
    return "make why TABLE=" + t.name + " CELL=" + quoted(t.cells[row]) + " CORPUS=" + lib.index().corpus.name;
  }
  function Made(props) {
    var t = props.table, m = t.made;
    return html`<details class="made"><summary>How it was made</summary><p>File <code>${m[2]}</code>${m[0] ? html`, by rule <code>${m[0]}</code> and function <code>${m[1]}</code>${m[3].length ? html`, from ${m[3].map(function (name, at) { return html`${at ? ", " : ""}<code>${name}</code>`; })}` : null}` : null}.</p>
      ${t.in_terminal && t.n && !t.not_traced ? html`<p>${props.row === undefined ? "The evidence of a row, such as the first" : "Its evidence"}, in a terminal: <code>${command(t, props.row || 0)}</code></p>` : null}</details>`;
  }
  function Untraced(props) {
    var t = props.table;
    return html`<div class="notice"><p>${t.not_traced}</p>${t.in_terminal && t.n ? html`<p>${props.row === undefined ? "That of the first: " : ""}<code>${command(t, props.row || 0)}</code></p>` : null}</div>`;
  }

  // ---- the evidence of one row
  // A table as it came, with its rows and their addresses.
  function opened(t) {
    if (t.rows) return t;
    var columns = t.values.map(lib.decodedColumn), keys = t.addresses.map(lib.decodedColumn);
    function across(all, at) { return all.map(function (one) { return one[at]; }); }
    t.rows = []; t.cells = [];
    for (var at = 0; at < t.n; at++) { t.rows.push(across(columns, at)); t.cells.push(across(keys, at).join(",")); }
    return t;
  }
  function padded(n) { return String(n).padStart(4, "0"); }
  var RUN = 1000;  // items in a file of places
  // Items of a set: number, what it adds, and its place where it is no mention.
  function unpacked(set, table, places) {
    return lib.walked(set.i || []).map(function (item, at) {
      var one = { item: item, value: set.v ? set.v[at] : 1, kind: "mention" };
      if (item < table.first) { one.article = lib.articleOf(item); return one; }
      var run = places[Math.floor((item - table.first) / RUN)], nth = (item - table.first) % RUN;
      function of(key) { return Array.isArray(run[key]) ? run[key][nth] : run[key]; }
      one.kind = run.u === undefined ? table.unit : of("u"); one.article = of("a"); one.sentence = of("s"); one.start = of("b"); one.end = of("e"); one.name = run.x === undefined ? "" : of("x");
      return one;
    });
  }
  function sentenceNumber(one, sentences) { return one.kind === "mention" ? sentences[one.item] : one.sentence; }
  function loadSets(table, row) {
    var pairs = [], starts = lib.index().sets, own = table.sets[row] || [];
    for (var at = 0; at < own.length; at += 2) pairs.push([table.parts[own[at]], own[at + 1]]);
    return Promise.all(pairs.map(function (pair) {
      var file = lib.place(starts, pair[1]), name = "sets/";
      return presslens.load(name + file, "data/" + name + padded(file) + ".js").then(function (sets) { return sets[pair[1] - starts[file]]; });
    })).then(function (sets) {
      // Runs of places that one of the sets has items of.
      var wanted = {}, places = [];
      sets.forEach(function (set) { lib.walked(set.i || []).forEach(function (item) { if (item >= table.first) wanted[Math.floor((item - table.first) / RUN)] = 1; }); });
      return Promise.all(Object.keys(wanted).map(function (run) {
        var file = table.places[run], name = "places/";
        return presslens.load(name + file, "data/" + name + padded(file) + ".js").then(function (found) { places[run] = found; });
      })).then(function () { return sets.map(function (set, at) { return [pairs[at][0], unpacked(set, table, places)]; }); });
    });
  }
  // Columns counted anew from the items; what cannot be counted here is left out.
  function counted(table, parts, sentences) {
    var A = lib.index().articles, found = {};
    function value(how) {
      if (how[1] === "quotient") { var a = found[how[0][0]], b = found[how[0][1]]; return a === undefined || b === undefined || !b ? null : a / b; }
      var items = [];
      parts.forEach(function (part) { if (how[0].indexOf(part[0]) >= 0) items = items.concat(part[1]); });
      if (!items.length) return how[2];
      if (how[1] === "count") return items.length;
      var sum = items.reduce(function (total, one) { return total + one.value; }, 0);
      if (how[1] === "sum") return sum;
      if (how[1] === "mean") return sum / items.length;
      var seen = new Set();
      items.forEach(function (one) { seen.add(how[1] === "distinct article" ? one.article : how[1] === "distinct story" ? A.story[one.article] : one.article + "/" + sentenceNumber(one, sentences)); });
      return seen.size;
    }
    Object.keys(table.counts).filter(function (c) { return table.counts[c][1] !== "quotient"; }).forEach(function (c) { found[c] = value(table.counts[c]); });
    Object.keys(table.counts).filter(function (c) { return table.counts[c][1] === "quotient"; }).forEach(function (c) { found[c] = value(table.counts[c]); });
    return found;
  }
  function same(x, y) { return x === y || (x === null && y === undefined) || (typeof x === "number" && typeof y === "number" && Math.abs(x - y) <= 1.01e-6 * Math.max(1, Math.abs(y))); }

  function Cell(props) {
    var t = props.table, row = props.row, index = lib.index(), A = index.articles;
    var state = use.useState(null), parts = state[0], part = use.useState(null), outlet = use.useState(""), coded = use.useState(false), page = use.useState(1), fault = use.useState("");
    use.useEffect(function () {
      var off = false;
      state[1](null); part[1](null); page[1](1); outlet[1](""); fault[1]("");
      Promise.all([loadSets(t, row), presslens.load("mentions", "data/mentions.js")]).then(function (got) {
        if (off) return;
        index.sentenceNumbers = index.sentenceNumbers || lib.sums(got[1]);
        state[1](got[0]);
        part[1](got[0].some(function (p) { return p[0] === "counted"; }) ? "counted" : "all");
      }, function (wrong) { if (!off) fault[1](wrong.message); });
      return function () { off = true; };
    }, [t, row]);
    // One entry for each item, with the parts it is in.
    var items = use.useMemo(function () {
      if (!parts) return [];
      var all = new Map();
      parts.forEach(function (p) { p[1].forEach(function (one) { if (!all.has(one.item)) all.set(one.item, Object.assign({}, one, { parts: [], value: isCodes(p[0]) ? 1 : one.value })); var kept = all.get(one.item); kept.parts.push(p[0]); if (isCodes(p[0])) (kept.moves = kept.moves || []).push([p[0].slice(9), one.value]); }); });
      return Array.from(all.values()).sort(function (x, y) { return x.item - y.item; });
    }, [parts]);
    var named = parts ? Array.from(new Set(parts.map(function (p) { return p[0]; }))) : [];
    var split = named.indexOf("counted") >= 0 && named.indexOf("group") >= 0;
    var outlets = use.useMemo(function () { var seen = {}; items.forEach(function (one) { if (one.article >= 0) { var o = A.outlet[one.article]; seen[o < 0 ? "unknown" : A.outlets[o]] = 1; } }); return Object.keys(seen).sort(); }, [items]);
    var found = items.filter(function (one) {
      if (part[0] === "rest" ? one.parts.indexOf("counted") >= 0 || one.parts.indexOf("group") < 0 : part[0] && part[0] !== "all" && one.parts.indexOf(part[0]) < 0) return false;
      if (outlet[0] && (one.article < 0 || (A.outlet[one.article] < 0 ? "unknown" : A.outlets[A.outlet[one.article]]) !== outlet[0])) return false;
      if (coded[0] && (one.article < 0 || !A.coded[one.article])) return false;
      return true;
    });
    var pages = Math.max(1, Math.ceil(found.length / PAGE)), now = Math.min(page[0], pages), shown = found.slice((now - 1) * PAGE, now * PAGE);
    function turn(step) { var next = now + step; if (next >= 1 && next <= pages) { page[1](next); var list = document.getElementById("evidence"); if (list) list.scrollIntoView(); } }
    useKeys({ "?": props.help, Escape: function () { location.hash = linkTo(t.name); }, "]": function () { turn(1); }, "[": function () { turn(-1); } });
    var again = parts && index.sentenceNumbers ? counted(t, parts, index.sentenceNumbers) : {};
    Object.keys(t.recounted).forEach(function (c) { again[c] = t.recounted[c][row]; });
    var values = {};
    t.columns.forEach(function (column, c) { values[column[0]] = t.rows[row][c]; });
    var differing = Object.keys(again).filter(function (c) { return c in values && !(t.partial.indexOf(c) >= 0 && again[c] === null) && !same(again[c], values[c]); });
    var note = t.notes[row];
    function filter(name, label, n) {
      return html`<label class="pick"><input type="radio" name="part" checked=${part[0] === name} onChange=${function () { part[1](name); page[1](1); }} /> ${label} <span class="soft">${lib.number(n)}</span></label>`;
    }
    function count(name) { return items.filter(function (one) { return one.parts.indexOf(name) >= 0; }).length; }
    return html`<main id="main" tabindex="-1"><p class="crumbs no-print"><a href="trace.html#">All tables</a> / <a href=${linkTo(t.name)}>${title(t.name)}</a></p>
      <h1>${t.keys.map(function (key, at) { return html`${at ? ", " : ""}<span dir="auto">${written(values[key], "string") || "(empty)"}</span>`; })}</h1>
      <${Caption} text=${t.caption} />
      ${parts && !t.not_traced && items.length + named.length ? html`<p class=${"sum " + (differing.length ? "alarm" : "")} role="status" data-sum>${sumLine()}</p>` : null}
      ${note ? html`<p class="notice">${note}</p>` : null}
      <details class="row" open><summary>What the row says</summary><div class="scroll" tabindex="0" role="region" aria-label="The row"><table><thead><tr><th scope="col">Column</th><th scope="col">Value</th><th scope="col">Counted again</th><th scope="col">Meaning</th></tr></thead>
        <tbody>${t.columns.map(function (column, c) {
          if (t.rows[row][c] === null && !(column[0] in again && again[column[0]] !== null)) return null;
          var has = column[0] in again && !(t.partial.indexOf(column[0]) >= 0 && again[column[0]] === null), ok = has && same(again[column[0]], values[column[0]]);
          return html`<tr><th scope="row"><code>${column[0]}</code></th><td dir="auto">${written(t.rows[row][c], column[1])}</td><td>${!has ? "" : ok ? html`<span class="ok"><span aria-hidden="true">✓</span> the same</span>` : html`<span class="alarm">${written(again[column[0]], column[1])}: differs</span>`}</td><td class="soft">${column[2]}</td></tr>`;
        })}</tbody></table></div>${t.rows[row].some(function (v) { return v === null; }) ? html`<p class="soft">Empty: ${t.columns.filter(function (_, c) { return t.rows[row][c] === null; }).map(function (column, at) { return html`${at ? ", " : ""}<code title=${column[2]}>${column[0]}</code>`; })}.</p>` : null}</details><${Made} table=${t} row=${row} />
      ${t.not_traced ? html`<${Untraced} table=${t} row=${row} />` : fault[0] ? html`<p class="alarm">${fault[0]}</p>` : !parts ? html`<p class="soft">Reading the evidence.</p>` : html`<section aria-labelledby="evidence"><h2 id="evidence">Evidence</h2>
        <form class="filters no-print" onSubmit=${function (e) { e.preventDefault(); }}>
          <fieldset><legend>Show</legend>${split ? html`${filter("counted", "counted", count("counted"))}${filter("rest", "rest of the group", count("group") - count("counted"))}${named.filter(isCodes).map(function (name) { return filter(name, name, count(name)); })}` : named.length > 1 ? named.map(function (name) { return filter(name, partName(name), count(name)); }) : null}${filter("all", "all", items.length)}</fieldset>
          ${outlets.length > 1 ? html`<label>Outlet <select value=${outlet[0]} onChange=${function (e) { outlet[1](e.target.value); page[1](1); }}><option value="">all</option>${outlets.map(function (o) { return html`<option value=${o}>${o}</option>`; })}</select></label>` : null}
          ${A.coded.some(Boolean) ? html`<label class="check"><input type="checkbox" checked=${coded[0]} onChange=${function (e) { coded[1](e.target.checked); page[1](1); }} /> of coded articles</label>` : null}
        </form>
        <p role="status" class="count" data-n=${found.length}>${lib.plural(found.length, t.unit === "mixed" ? "item" : t.unit)}${pages > 1 ? ", " + lib.number((now - 1) * PAGE + 1) + " to " + lib.number(Math.min(found.length, now * PAGE)) : ""}</p>
        <ol class="evidence" start=${(now - 1) * PAGE + 1}>${shown.map(function (one) { return html`<${Item} key=${one.item} one=${one} />`; })}</ol>
        ${pages > 1 ? html`<${Pages} page=${now} pages=${pages} turn=${turn} />` : null}</section>`}</main>`;
    function sumLine() {
      var text;
      if (split) {
        var a = count("counted"), b = parts.filter(function (p) { return p[0] === "group"; }).reduce(function (n, p) { return n + p[1].length; }, 0);
        text = lib.number(a) + " of " + lib.number(b) + (b ? " = " + lib.percent(a / b) : "");
      } else text = named.filter(function (name) { return !isCodes(name); }).map(function (name) { return lib.plural(count(name), t.unit === "mixed" ? "item" : t.unit) + (named.length > 1 ? " in " + partName(name) : ""); }).join(", ") || "nothing was counted";
      if (differing.length) return text + ". The table differs in " + differing.map(function (c) { return c + " (" + written(values[c], "number") + ", here " + written(again[c], "number") + ")"; }).join(", ") + ".";
      var checked = Object.keys(again).filter(function (c) { return c in values && again[c] !== null; });
      return text + (checked.length ? ", as in the table." : ".");
    }
  }
  function Item(props) {
    var one = props.one, state = use.useState(null), article = state[0], fault = use.useState("");
    use.useEffect(function () {
      var off = false;
      if (one.article >= 0) lib.loadArticle(one.article).then(function (found) { if (!off) state[1](found); }, function (wrong) { if (!off) fault[1](wrong.message); });
      return function () { off = true; };
    }, [one.item, one.article]);
    var tags = one.parts.filter(function (p) { return p !== "group" && !isCodes(p); }).map(partName).concat((one.moves || []).map(function (m) { return "code: moves " + m[0] + " by " + (m[1] > 0 ? "+" : m[1] < 0 ? "−" : "") + Math.abs(m[1]).toFixed(4); })), adds = one.value !== 1 ? html`<span class="tag">adds ${Math.round(one.value * 1e4) / 1e4}</span> ` : null;
    var tag = html`${tags.map(function (name) { return html`<span class="tag">${name}</span> `; })}${adds}`;
    if (one.article < 0) return html`<li data-item=${one.item}><span dir="auto">${one.name || "not in an article"}</span> ${tag}</li>`;
    if (!article) return html`<li data-item=${one.item} class="soft">${fault[0] || "…"}</li>`;
    var meta = [article.outlet || "unknown outlet", article.date || "no date"].join(", ");
    if (one.kind !== "mention") {
      var span = one.start >= 0 ? [one.start, one.end] : one.sentence >= 0 ? article.sentences[one.sentence] : null;
      return html`<li data-item=${one.item}><p class="meta"><a data-go dir="auto" href=${"article.html#" + article.id}>${lib.heading(article)}</a> <span class="soft" dir="auto">${meta}</span> ${tag}</p>${span ? html`<p class="quoted" dir="auto">${article.slice(span[0], span[1])}</p>` : null}${one.name ? html`<p class="soft" dir="auto">${one.name}</p>` : null}</li>`;
    }
    var m = article.mentions[one.item - lib.index().first[one.article]], index = lib.index(), actor = lib.isActor(m);
    return html`<li data-item=${one.item} data-article=${article.id} data-start=${m.start} data-end=${m.end}>
      <p class="meta"><a data-go dir="auto" href=${"article.html#" + article.id + "/" + m.start}>${lib.heading(article)}</a> <span class="soft" dir="auto">${meta}, sentence ${m.sentence}</span> ${tag}</p>
      <p><${lib.Sentence} article=${article} mention=${m} /></p>
      <p class="labels">${lib.target(m).label}. ${index.legend.questions.map(function (q) {
        var p = m.p[q.name] || [], answer = m.answers[q.name], ls = lib.labels(q.name, answer), best = q.flag ? p[0] : !q.several && answer >= 0 && answer < p.length ? p[answer] : null;
        if (!q.flag && q.unit === "mention" && !actor) return null;
        return html`<span>${q.name}: ${ls.map(function (l) { return html`${l.sign ? html`<b class="sign" aria-hidden="true" style=${lib.shaded(l.shades)}>${l.sign}</b> ` : null}${l.label} `; })}${ls.length ? "" : "none "}${typeof best === "number" ? html`<span class="soft">${best.toFixed(2)}</span>` : null}</span> `;
      })}<span>holder: <span dir="auto">${lib.holderName(m)}</span> <span class="soft">${index.names.rule[m.rule]}</span></span>
      ${m.code ? html`<span class="tag">coded: ${m.code[4].map(function (row) { var value = row[1]; if (value === -1) return row[0] + " disputed"; var ls = index.questions[row[0]] ? lib.labels(row[0], value).map(function (l) { return l.label; }).join(" + ") : (index.legend.holders[value] || ["?"])[0]; return row[0] + " " + (ls || "none"); }).join(", ")}</span>` : m.coded ? html`<span class="tag">coded</span>` : null}</p></li>`;
  }

  function App() {
    var index = lib.index(), hash = use.useState(readHash()), table = use.useState(null), fault = use.useState(""), help = use.useState(false);
    function helped() { help[1](true); }
    use.useEffect(function () {
      function changed() { hash[1](readHash()); window.scrollTo(0, 0); }
      window.addEventListener("hashchange", changed);
      return function () { window.removeEventListener("hashchange", changed); };
    }, []);
    var name = hash[0].table, known = index.tables.some(function (t) { return t[0] === name; });
    use.useEffect(function () {
      fault[1]("");
      document.title = (name ? title(name) : "Tables") + " - " + index.corpus.title;
      if (!name) { table[1](null); return; }
      if (!known) { fault[1]("There is no table of that name here."); return; }
      presslens.load("tables/" + name, "data/tables/" + name + ".js").then(function (found) { table[1](opened(found)); }, function (wrong) { fault[1](wrong.message); });
    }, [name]);
    var t = table[0] && table[0].name === name ? table[0] : null, row = t && hash[0].cell !== null ? t.cells.indexOf(hash[0].cell) : -1, main;
    if (fault[0]) main = html`<main id="main" tabindex="-1"><h1>Not found</h1><p>${fault[0]} <a href="trace.html#">All tables</a></p></main>`;
    else if (!name) main = html`<${Tables} help=${helped} />`;
    else if (!t) main = html`<main id="main" tabindex="-1"><h1>${title(name)}</h1><p class="soft">Reading the table.</p></main>`;
    else if (hash[0].cell === null) main = html`<${Table} table=${t} help=${helped} key=${name} />`;
    else if (row < 0) main = html`<main id="main" tabindex="-1"><h1>Not found</h1><p>The table has no row <code dir="auto">${hash[0].cell}</code>. <a href=${linkTo(name)}>Its rows</a></p></main>`;
    else main = html`<${Cell} table=${t} row=${row} help=${helped} key=${name + "/" + row} />`;
    return html`<${lib.Head} page="trace" help=${helped} />${main}<${lib.Foot} />${help[0] ? html`<${lib.Help} keys=${KEYS} close=${function () { help[1](false); }} /><${Escape} close=${function () { help[1](false); }} />` : null}`;
  }
  function Escape(props) {
    use.useEffect(function () {
      function pressed(event) { if (event.key === "Escape") { event.stopImmediatePropagation(); event.preventDefault(); props.close(); } }
      document.addEventListener("keydown", pressed, true);
      return function () { document.removeEventListener("keydown", pressed, true); };
    }, []);
    return null;
  }
  lib.show(App);
})();
