// What coders said of an item, side by side, and what was settled.
(function () {
  "use strict";
  const { html, title } = codeParts;

  const given = (q, code) => (code === undefined || code === "" ? [] : q.several ? code.split(";") : [code]);
  const words = (q, codes) => q.options.filter((option) => codes.includes(option.code)).map((option) => option.label).join(", ");

  // Which coders gave an answer.
  const sides = (page, item, q, option) => page.coders.filter((_, at) => given(q, item.codes[at]?.[q.name]).includes(option.code)).join(", ");

  function Beside({ data, item, work }) {
    const one = work.record(), { page, questions } = data;
    const rows = questions.filter((q) => item.settle.includes(q.name) && q.name !== "reason");
    const settled = (q) => {
      if (!work.applies(q, one)) return one.codes.actor === undefined ? "…" : "not asked";
      const codes = q.several ? work.marked(q, one).concat((one.codes[q.name] ?? []).includes(page.none) ? [page.none] : []) : [one.codes[q.name]];
      return words(q, codes) || "…";
    };
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Codes side by side"><table class="beside"><thead><tr><th scope="col">Question</th>${page.coders.map((name) => html`<th scope="col">${name}</th>`)}<th scope="col">Settled</th></tr></thead>
      <tbody>${rows.map((q) => html`<tr aria-current=${q.name === work.focus ? "step" : null}>
        <th scope="row"><button type="button" disabled=${!work.applies(q, one)} onClick=${() => work.go(work.index, q.name)}>${title(q)}</button></th>
        ${page.coders.map((_, at) => html`<td>${words(q, given(q, item.codes[at][q.name])) || "not asked"}</td>`)}<td class="settled">${settled(q)}</td></tr>`)}</tbody></table></div>`;
  }

  window.codeBeside = { Beside, sides };
})();
