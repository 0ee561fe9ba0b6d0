// What the three pages share: the corpus and its legend, articles and mentions unpacked, hashes, keys, heads.
(function () {
  "use strict";
  var html = htm.bind(preact.h);
  var index = null, first = null;
  // Markers of labels as characters; round ones and crosses take no side and stay away.
  var SHAPES = { v: "▾", "^": "▴" };

  // ---- numbers and words
  function plural(n, one, many) { return number(n) + " " + (n === 1 ? one : many || one + "s"); }
  function number(n) { return String(Math.round(n)).replace(/\B(?=(\d{3})+(?!\d))/g, ","); }
  function percent(share) { return (100 * share).toFixed(1) + " %"; }
  function chance(p) { return p === null || p === undefined ? "" : p.toFixed(3); }
  function sums(differences) { var last = 0; return differences.map(function (d) { return (last += d); }); }
  // Steps, of which -n stands for n steps of 1, as the numbers that they lead to.
  function walked(steps) {
    var last = 0, found = [];
    steps.forEach(function (d) { if (d >= 0) found.push(last += d); else while (d++ < 0) found.push(++last); });
    return found;
  }
  // A column: as it is, or each of its values once and which one it is.
  function decodedColumn(column) { return Array.isArray(column) ? column : column.n.map(function (at) { return column.d[at]; }); }
  // The last place whose number is not above n.
  function place(sorted, n) {
    var low = 0, high = sorted.length - 1;
    while (low < high) { var middle = (low + high + 1) >> 1; if (sorted[middle] <= n) low = middle; else high = middle - 1; }
    return low;
  }
  function rising(x, y) { return x - y; }
  // How many of a sorted list are not above n.
  function upTo(sorted, n) { var low = 0, high = sorted.length; while (low < high) { var middle = (low + high) >> 1; if (sorted[middle] <= n) low = middle + 1; else high = middle; } return low; }
  function day(number) { return number === null ? "" : new Date(number * 864e5).toISOString().slice(0, 10); }

  // ---- the corpus
  function start(value) {
    index = value;
    first = [0];
    var counts = index.articles.counts, n = index.articles.id.length;
    for (var a = 0; a < n; a++) {
      var total = 0;
      for (var t = 0; t < counts.length; t++) total += counts[t][a];
      first.push(first[a] + total);
    }
    index.first = first;
    index.questions = {};
    index.legend.questions.forEach(function (q) { index.questions[q.name] = q; });
    index.numbers = null;
    return index;
  }
  function articleOf(mention) {
    var a = place(first, mention);
    while (a + 1 < first.length && first[a + 1] <= mention) a++;
    return a;
  }
  function articleNumber(text) {
    if (/^\d{1,9}$/.test(text)) return Number(text) < index.articles.id.length ? Number(text) : -1;
    if (!index.numbers) index.numbers = new Map(index.articles.id.map(function (id, n) { return [id, n]; }));
    return index.numbers.has(text) ? index.numbers.get(text) : -1;
  }
  function about(n) {
    var A = index.articles;
    return {
      number: n, id: A.id[n], source: A.source[n], title: A.title[n] || "", outlet: A.outlet[n] < 0 ? "" : A.outlets[A.outlet[n]],
      country: A.country[n] < 0 ? "" : A.countries[A.country[n]], date: day(A.date[n]), story: A.story[n], coded: A.coded[n],
      n: first[n + 1] - first[n],
    };
  }
  function heading(article) { return article.title || article.source; }

  // ---- articles and mentions
  function loadArticle(n) {
    var file = place(index.shards, n), name = String(file).padStart(4, "0");
    return presslens.load("articles/" + file, "data/articles/" + name + ".js").then(function (records) {
      return unpacked(records[n - index.shards[file]], n);
    });
  }
  var kept = new Map();
  function unpacked(record, n) {
    if (kept.has(n)) return kept.get(n);
    var places = index.legend.places, questions = index.legend.questions, names = index.names;
    var spans = sums(record.s || []), article = about(n);
    article.text = record.text;
    article.wide = /[\ud800-\udfff]/.test(record.text) ? Array.from(record.text) : null;
    article.slice = function (from, to) { return article.wide ? article.wide.slice(from, to).join("") : record.text.slice(from, to); };
    article.length = article.wide ? article.wide.length : record.text.length;
    article.url = record.url || "";
    article.tone = record.t || [];
    article.sentences = [];
    for (var s = 0; s + 1 < spans.length; s += 2) article.sentences.push([spans[s], spans[s + 1]]);
    article.answers = record.f || {};
    article.reports = (record.r || []).map(function (row) {
      var report = {};
      index.legend.report.forEach(function (key, at) { report[key] = row[at]; });
      report.mode = names.report_mode[report.mode]; report.rule = names.report_rule[report.rule];
      return report;
    });
    article.cues = (record.c || []).map(function (row) {
      var cue = {};
      index.legend.cue.forEach(function (key, at) { cue[key] = row[at]; });
      cue.question = questions[cue.question];
      return cue;
    });
    var codes = new Map((record.k || []).map(function (row) { return [row[0], row]; }));
    article.mentions = (record.m || []).map(function (row, at) {
      var m = { at: at, number: first[n] + at, answers: {}, p: {} };
      places.forEach(function (key, p) { m[key] = row[p]; });
      questions.forEach(function (q, p) { m.answers[q.name] = row[places.length + p]; m.p[q.name] = row[places.length + questions.length + p]; });
      m.words = article.slice(m.start, m.end);
      m.code = codes.get(m.start) || null;
      return m;
    });
    kept.set(n, article);
    if (kept.size > 400) kept.delete(kept.keys().next().value);
    return article;
  }
  function target(m) { var t = index.legend.targets[m.target]; return t ? { code: t[0], label: t[1], colour: t[2], shades: t[3] } : { code: "?", label: "?", shades: {} }; }
  function holder(m) { var h = index.legend.holders[m.holder]; return h ? { code: h[0], label: h[1] } : { code: "?", label: "?" }; }
  // The label of an answer: its code, what it is called, its sign, meaning and shades. null: there is none.
  function label(question, answer) {
    var row = answer < 0 || answer === undefined ? null : index.questions[question].labels[answer];
    return row ? { code: row[0], label: row[1], sign: row[2], meaning: row[3], colour: row[4], shades: row[5], shape: SHAPES[row[6]] || "" } : null;
  }
  function labels(question, answer) { return (Array.isArray(answer) ? answer : [answer]).map(function (one) { return label(question, one); }).filter(Boolean); }
  function isActor(m) { return index.legend.questions.every(function (q) { return !q.flag || m.answers[q.name] === q.labels.length - 1; }); }
  // Questions of attitude: one label each, with a sign.
  function attitudes() { return index.legend.questions.filter(function (q) { return !q.flag && !q.several && q.labels.some(function (l) { return l[2]; }); }); }
  function shaded(shades) { return shades && shades.light ? { "--light": shades.light, "--dark": shades.dark } : {}; }
  function sentenceOf(article, m) { return article.sentences[m.sentence] || [m.start, m.end]; }
  function address(article, m) { return article.source + ":" + m.start + "-" + m.end; }
  function spoken(article, m) {
    var words = [m.words, target(m).label];
    if (!isActor(m)) words.push("no actor");
    else attitudes().forEach(function (q) { var l = label(q.name, m.answers[q.name]); if (l) words.push(q.name + " " + l.label); });
    words.push("in the words of " + holderName(m));
    return words.join(", ");
  }
  function holderName(m) { var own = index.names.name[m.name]; return own ? own + " (" + holder(m).label + ")" : holder(m).label; }

  function span(dates) { return !dates.length ? "" : dates[0] === dates[1] ? ", " + dates[0] : ", " + dates[0] + " to " + dates[1]; }

  // ---- the hash keeps what is shown
  function readState() {
    var found = {};
    new URLSearchParams(location.hash.slice(1)).forEach(function (value, key) { found[key] = value; });
    return found;
  }
  function hashOf(state) {
    var params = new URLSearchParams();
    Object.keys(state).forEach(function (key) { if (state[key] !== "" && state[key] !== undefined && state[key] !== null) params.set(key, state[key]); });
    return "#" + params.toString();
  }
  function decoded(text) { try { return decodeURIComponent(text); } catch (fault) { return text; } }

  // ---- keys
  var EVERYWHERE = { a: function () { location.href = "index.html"; }, t: function () { location.href = "trace.html"; } };
  function onKeys(table) {
    function pressed(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (typing && event.key !== "Escape") return;
      var act = table[event.key] || EVERYWHERE[event.key];
      if (act && act(event) !== false) event.preventDefault();
    }
    document.addEventListener("keydown", pressed);
    return function () { document.removeEventListener("keydown", pressed); };
  }
  function Help(props) {
    var dialog = preactHooks.useRef(null);
    preactHooks.useEffect(function () {
      var before = document.activeElement;
      dialog.current.focus();
      return function () { if (before && before.focus) before.focus(); };
    }, []);
    return html`<div class="help" role="dialog" aria-modal="true" aria-labelledby="help-title" tabindex="-1" ref=${dialog}>
      <h2 id="help-title">Keys</h2>
      <dl>${props.keys.concat([["a", "all articles"], ["t", "all tables"]]).map(function (row) { return html`<div><dt>${row[0].split(" ").map(function (key) { return html`<kbd>${key}</kbd> `; })}</dt><dd>${row[1]}</dd></div>`; })}</dl>
      <button type="button" onClick=${props.close}>Close</button>
    </div>`;
  }

  // ---- heads
  function Head(props) {
    var c = index.corpus;
    return html`<header class="head">
      <nav aria-label="Pages" class="no-print">
        <a class="brand" href="index.html">${c.title}</a>
        <span class="links">
          <a href="index.html" aria-current=${props.page === "index" ? "page" : null}>Articles</a>
          <a href="trace.html" aria-current=${props.page === "trace" ? "page" : null}>Tables and their evidence</a>
          <a href=${"../../results/" + encodeURIComponent(c.name) + "/report/index.html"}>Report</a>
          <button type="button" class="plain" onClick=${props.help} aria-haspopup="dialog">Keys <kbd>?</kbd></button>
        </span>
      </nav>
      ${c.publish ? null : html`<p class="notice">This folder holds texts of others: do not publish it.</p>`}
      <p class=${"stamp " + (c.alarm ? "alarm" : "")}>${c.stamp}</p>
    </header>`;
  }
  function Foot() {
    var c = index.corpus;
    return html`<footer class="foot">
      <p>${c.title}${span(c.dates)}. By ${c.producer}. Licence: ${c.licence}. ${c.publish ? "The licence lets everybody publish the texts." : ""}</p>
      ${c.citation ? html`<p>${c.citation}</p>` : null}
      <p>Answered by ${Object.keys(c.models).map(function (q, at) { var m = c.models[q]; return (at ? "; " : "") + q + ": " + m[0] + (m[1] ? " (" + m[1] + ")" : "") + (m[2] ? ", SHA-256 " + m[2].slice(0, 12) : ""); })}. ${c.coded}</p>
    </footer>`;
  }
  // A mark as it stands in texts, for legends and lists.
  function Signs(props) {
    var m = props.mention;
    if (!isActor(m)) return html`<span class="soft">no actor</span>`;
    return attitudes().map(function (q) {
      var l = label(q.name, m.answers[q.name]);
      return l ? html`<span class="sign" style=${shaded(l.shades)} title=${q.name + ": " + l.meaning}><b aria-hidden="true">${l.sign}</b> ${l.label}</span> ` : null;
    });
  }
  function Sentence(props) {
    var article = props.article, m = props.mention, span = sentenceOf(article, m);
    var from = Math.min(span[0], m.start), to = Math.max(span[1], m.end);
    return html`<span class="quoted" dir="auto">${article.slice(from, m.start)}<mark class="mention" style=${shaded(target(m).shades)}>${m.words}</mark>${article.slice(m.end, to)}</span>`;
  }
  function show(App) {
    var root = document.getElementById("app");
    presslens.load("index", "data/index.js").then(function (value) {
      start(value);
      root.textContent = "";
      preact.render(html`<${App} />`, root);
      root.setAttribute("data-ready", "");
    }).catch(function (fault) { root.textContent = "The data of this page cannot be read: " + fault.message; });
  }

  presslens.html = html;
  presslens.lib = {
    plural: plural, number: number, percent: percent, chance: chance, sums: sums, walked: walked, decodedColumn: decodedColumn, place: place, rising: rising, upTo: upTo, day: day, span: span, articleOf: articleOf, articleNumber: articleNumber,
    about: about, heading: heading, loadArticle: loadArticle, target: target, holder: holder, holderName: holderName, label: label, labels: labels, isActor: isActor,
    attitudes: attitudes, shaded: shaded, sentenceOf: sentenceOf, address: address, spoken: spoken, readState: readState, hashOf: hashOf, decoded: decoded,
    onKeys: onKeys, Help: Help, Head: Head, Foot: Foot, Signs: Signs, Sentence: Sentence, show: show, index: function () { return index; },
  };
})();
