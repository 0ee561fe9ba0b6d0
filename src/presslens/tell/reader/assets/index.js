// The list of articles.
(function () {
  "use strict";
  var html = presslens.html, lib = presslens.lib, use = preactHooks;
  var ROWS = 100;
  var KEYS = [["/", "search"], ["j ↓", "next article"], ["k ↑", "previous article"], ["Enter", "from the search to what was found; open the article"], ["]", "next page of the list"], ["[", "page before"], ["Esc", "clear the search, leave a field"], ["?", "these keys"]];

  function words(A, n) {
    if (!A.words) A.words = new Array(A.id.length);
    if (A.words[n] === undefined) A.words[n] = ((A.title[n] || "") + "\n" + (A.outlet[n] < 0 ? "" : A.outlets[A.outlet[n]]) + "\n" + A.source[n]).toLowerCase();
    return A.words[n];
  }
  function dayNumber(text, end) {
    var parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text || "");
    if (!parts) return null;
    var year = Number(parts[1]), month = parts[2] ? Number(parts[2]) - 1 : end ? 11 : 0;
    return Date.UTC(year, month, parts[3] ? Number(parts[3]) : end ? 31 : 1) / 864e5;
  }
  function chosen(index, state) {
    var A = index.articles, n = A.id.length, found = [];
    var outlet = state.outlet ? A.outlets.indexOf(state.outlet) : null, unknown = state.outlet === "unknown" && outlet < 0;
    var country = state.country ? A.countries.indexOf(state.country) : null, nowhere = state.country === "unknown" && country < 0;
    var target = state.target ? index.legend.targets.findIndex(function (t) { return t[0] === state.target; }) : null;
    var year = state.year === "unknown" ? null : state.year;
    var from = dayNumber(state.from || year, false), to = dayNumber(state.to || year, true);
    var sought = (state.q || "").toLowerCase().split(/\s+/).filter(Boolean);
    for (var a = 0; a < n; a++) {
      if (outlet !== null && (unknown ? A.outlet[a] >= 0 : A.outlet[a] !== outlet || outlet < 0)) continue;
      if (country !== null && (nowhere ? A.country[a] >= 0 : A.country[a] !== country || country < 0)) continue;
      if (target !== null && (target < 0 || !A.counts[target][a])) continue;
      if (state.coded && !A.coded[a]) continue;
      if (state.year === "unknown" && A.date[a] !== null) continue;
      if (from !== null && (A.date[a] === null || A.date[a] < from)) continue;
      if (to !== null && (A.date[a] === null || A.date[a] > to)) continue;
      if (sought.length && !sought.every(function (one) { return words(A, a).indexOf(one) >= 0; })) continue;
      found.push(a);
    }
    return found;
  }
  function sorter(index, by) {
    var A = index.articles, down = by[0] === "-", key = down ? by.slice(1) : by, value;
    var target = index.legend.targets.findIndex(function (t) { return t[0] === key; });
    if (target >= 0) value = function (a) { return A.counts[target][a]; };
    else if (key === "n") value = function (a) { return index.first[a + 1] - index.first[a]; };
    else if (key === "date") value = function (a) { return A.date[a]; };
    else if (key === "coded") value = function (a) { return A.coded[a]; };
    else {
      var list = key === "outlet" ? A.outlets : key === "country" ? A.countries : null, column = A[key] || A.title;
      var ranks = null;
      if (list) { ranks = new Array(list.length); list.map(function (name, at) { return [name.toLowerCase(), at]; }).sort(function (x, y) { return x[0] < y[0] ? -1 : 1; }).forEach(function (row, rank) { ranks[row[1]] = rank; }); }
      value = list ? function (a) { return column[a] < 0 ? null : ranks[column[a]]; } : function (a) { return (A.title[a] || A.source[a]).toLowerCase(); };
    }
    // What is unknown stands last, whatever the order.
    return function (x, y) {
      var u = value(x), v = value(y);
      if (u === v) return x - y;
      if (u === null) return 1;
      if (v === null) return -1;
      return (u < v ? -1 : 1) * (down ? -1 : 1);
    };
  }
  // A small ribbon: a bar for each mention in the order of the text, up where the light is good, down where it is bad.
  function Ribbon(props) {
    var text = props.text;
    if (!text) return null;
    var q = lib.attitudes()[0], steps = q.labels.length + 1;
    var bars = Array.prototype.map.call(text, function (letter, at) {
      var code = letter.charCodeAt(0) - 48, t = lib.index().legend.targets[Math.floor(code / steps)], l = q.labels[(code % steps) - 1];
      var up = l && l[2] === "+", down = l && l[2] === "−";
      return html`<rect class="bar" x=${at * 4} y=${up ? 1 : down ? 9 : 7} width="3" height=${up || down ? 8 : l ? 4 : 2} style=${lib.shaded(t && t[3])} />`;
    });
    return html`<svg class="mini" width=${text.length * 4} height="18" viewBox=${"0 0 " + text.length * 4 + " 18"} aria-hidden="true">${bars}</svg>`;
  }

  function App() {
    var index = lib.index(), A = index.articles;
    var state = use.useState(lib.readState()), shown = state[0], setShown = state[1];
    var here = use.useRef(-1);  // the row that keys have come to
    var help = use.useState(false);
    var search = use.useRef(null), body = use.useRef(null);
    use.useEffect(function () {
      document.title = index.corpus.title + ": articles";
      function changed() { setShown(lib.readState()); }
      window.addEventListener("hashchange", changed);
      return function () { window.removeEventListener("hashchange", changed); };
    }, []);
    function set(change) {
      var next = Object.assign({}, shown, { page: "" }, change);
      history.replaceState(null, "", lib.hashOf(next));
      setShown(lib.readState());
      here.current = -1;
    }
    var kept = [shown.q, shown.outlet, shown.country, shown.target, shown.coded, shown.from, shown.to, shown.year].join("\u0000");
    var filtered = use.useMemo(function () { return chosen(index, shown); }, [kept]);
    var by = shown.sort || "date";
    var found = use.useMemo(function () { return filtered.slice().sort(sorter(index, by)); }, [filtered, by]);
    var pages = Math.max(1, Math.ceil(found.length / ROWS)), page = Math.min(pages, Math.max(1, Number(shown.page) || 1));
    var rows = found.slice((page - 1) * ROWS, page * ROWS);
    function turn(step) { var next = page + step; if (next >= 1 && next <= pages) { set({ page: next === 1 ? "" : next }); window.scrollTo(0, 0); } }
    function move(step) {
      var next = Math.min(rows.length - 1, Math.max(0, here.current + step));
      here.current = next;
      var link = body.current && body.current.rows[next] && body.current.rows[next].querySelector("a");
      if (link) link.focus();
    }
    use.useEffect(function () {
      return lib.onKeys({
        "/": function () { search.current.focus(); search.current.select(); },
        "?": function () { help[1](true); },
        j: function () { move(1); }, ArrowDown: function () { if (here.current < 0) return false; move(1); },
        k: function () { move(-1); }, ArrowUp: function () { if (here.current < 0) return false; move(-1); },
        "]": function () { turn(1); }, "[": function () { turn(-1); },
        Escape: function () { if (help[0]) help[1](false); else if (document.activeElement === search.current && shown.q) set({ q: "" }); else if (document.activeElement) document.activeElement.blur(); },
      });
    });
    function column(key, label, extra) {
      var down = by === "-" + key, up = by === key, numeric = extra && extra.n;
      var next = numeric ? (down ? key : "-" + key) : up ? "-" + key : key;
      return html`<th scope="col" class=${numeric ? "n" : ""} aria-sort=${up ? "ascending" : down ? "descending" : "none"}>
        <button type="button" class="sort" onClick=${function () { set({ sort: next }); }}>${extra && extra.dot ? html`<i class="dot" aria-hidden="true" style=${lib.shaded(extra.dot)}></i>` : null}${label}<span aria-hidden="true">${up ? " ↑" : down ? " ↓" : ""}</span></button></th>`;
    }
    function choice(key, label, values) {
      return html`<label>${label} <select value=${shown[key] || ""} onChange=${function (event) { var change = {}; change[key] = event.target.value; set(change); }}>
        <option value="">all</option>${values.map(function (v) { return html`<option value=${v[0]}>${v[1]}</option>`; })}</select></label>`;
    }
    var named = function (list) { return list.slice().sort(function (x, y) { return x.toLowerCase() < y.toLowerCase() ? -1 : 1; }).map(function (v) { return [v, v]; }); };
    var years = use.useMemo(function () { var seen = {}; A.date.forEach(function (d) { if (d !== null) seen[lib.day(d).slice(0, 4)] = 1; }); return Object.keys(seen).sort(); }, []);
    var without = function (column) { return column.indexOf(-1) >= 0 ? [["unknown", "unknown"]] : []; };
    var anyCoded = A.coded.some(Boolean), c = index.corpus, filters = Object.keys(shown).some(function (key) { return key !== "sort" && key !== "page"; });
    return html`<${lib.Head} page="index" help=${function () { help[1](true); }} />
    <main id="main" tabindex="-1">
      <h1>${c.title}</h1>
      <p class="lead">${lib.plural(c.n.articles, "article")} in ${lib.plural(c.n.stories, "story", "stories")}${c.n.outlets ? " of " + lib.plural(c.n.outlets, "outlet") : ""}${lib.span(c.dates)}; ${lib.plural(c.n.mentions, "mention")} of a target, ${lib.number(c.n.actors)} of them as actors.</p>
      <form class="filters no-print" role="search" onSubmit=${function (event) { event.preventDefault(); here.current = -1; move(1); }}>
        <label class="wide">Search <input ref=${search} type="search" value=${shown.q || ""} placeholder="title, outlet, source id" onInput=${function (event) { set({ q: event.target.value }); }} /></label>
        ${A.outlets.length ? choice("outlet", "Outlet", named(A.outlets).concat(without(A.outlet))) : null}
        ${A.countries.length ? choice("country", "Country", named(A.countries).concat(without(A.country))) : null}
        ${choice("target", "Mentions", index.legend.targets.map(function (t) { return [t[0], t[1]]; }))}
        ${years.length > 1 ? choice("year", "Year", years.map(function (y) { return [y, y]; }).concat(A.date.indexOf(null) >= 0 ? [["unknown", "unknown"]] : [])) : null}
        <label>From <input type="date" value=${shown.from || ""} onChange=${function (event) { set({ from: event.target.value }); }} /></label>
        <label>to <input type="date" value=${shown.to || ""} onChange=${function (event) { set({ to: event.target.value }); }} /></label>
        ${anyCoded ? html`<label class="check"><input type="checkbox" checked=${Boolean(shown.coded)} onChange=${function (event) { set({ coded: event.target.checked ? "1" : "" }); }} /> with codes</label>` : null}
        ${filters ? html`<button type="button" onClick=${function () { history.replaceState(null, "", "#"); setShown({}); }}>Clear</button>` : null}
      </form>
      <p role="status" class="count">${found.length === A.id.length ? lib.plural(found.length, "article") : lib.number(found.length) + " of " + lib.plural(A.id.length, "article")}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Articles">
      <table class="articles">
        <caption class="away">Articles with their mentions by target</caption>
        <thead><tr>${column("date", "Date")}${A.outlets.length ? column("outlet", "Outlet") : null}${A.countries.length ? column("country", "Country") : null}${column("title", "Title")}
          ${index.legend.targets.map(function (t) { return column(t[0], t[1], { n: true, dot: t[3] }); })}${column("n", "All", { n: true })}${anyCoded ? column("coded", "Codes", { n: true }) : null}
          <th scope="col" class="no-print">In the text</th></tr></thead>
        <tbody ref=${body}>${rows.map(function (n) {
          return html`<tr key=${n}>
            <td class="date">${lib.day(A.date[n]) || html`<span class="soft">unknown</span>`}</td>
            ${A.outlets.length ? html`<td dir="auto">${A.outlet[n] < 0 ? html`<span class="soft">unknown</span>` : A.outlets[A.outlet[n]]}</td>` : null}
            ${A.countries.length ? html`<td>${A.country[n] < 0 ? "" : A.countries[A.country[n]]}</td>` : null}
            <td class="title"><a dir="auto" href=${"article.html#" + A.id[n]}>${A.title[n] || A.source[n]}</a></td>
            ${A.counts.map(function (counts) { return html`<td class=${"n " + (counts[n] ? "" : "none")}>${counts[n]}</td>`; })}
            <td class="n">${index.first[n + 1] - index.first[n]}</td>
            ${anyCoded ? html`<td class="n ${A.coded[n] ? "" : "none"}">${A.coded[n]}</td>` : null}
            <td class="no-print"><${Ribbon} text=${A.ribbon[n]} /></td></tr>`;
        })}</tbody>
      </table></div>
      ${rows.length ? null : html`<p>No article is like that.</p>`}
      ${pages > 1 ? html`<nav class="pages no-print" aria-label="Pages of the list">
        <button type="button" disabled=${page === 1} onClick=${function () { turn(-1); }}>Before</button>
        <span>page ${page} of ${pages}</span>
        <button type="button" disabled=${page === pages} onClick=${function () { turn(1); }}>Next</button></nav>` : null}
      <p class="soft no-print">In the text: a bar for each of the first 60 mentions, in order, in its target's colour; above the line in a good light, below it in a bad one, short where no actor is meant.</p>
    </main>
    <${lib.Foot} />
    ${help[0] ? html`<${lib.Help} keys=${KEYS} close=${function () { help[1](false); }} />` : null}`;
  }
  lib.show(App);
})();
