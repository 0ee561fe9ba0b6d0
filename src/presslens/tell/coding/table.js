// The file of codes, as annotations/ takes it: a row per item that was touched. Nothing here knows the page.
(function () {
  "use strict";
  const RUN = /^[=+\-@\t\r]/, SAFE = /^'[=+\-@\t\r]/;
  // Text that a spreadsheet would run is preceded by an apostrophe, as the project does everywhere.
  const text = (value) => (RUN.test(value) ? "'" + value : value);
  const cell = (value) => (/[",\r\n]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value);

  function columns(data) {
    const place = data.page.blind ? [] : ["source_id", "target", "start", "end"];
    return ["id", ...place, ...data.questions.map((q) => q.name), "skipped", "not_target", "note", "seconds",
      "coder", "batch", "manual", "page", "revision", ...(data.page.kind === "settle" ? ["seen"] : [])];
  }

  function row(data, item, record) {
    const values = { id: text(item.id), skipped: text(record.skipped), not_target: record.not_target ? "1" : "",
      note: text(record.note), seconds: (record.ms / 1000).toFixed(1), coder: data.page.coder, batch: data.page.batch,
      manual: data.page.manual, page: data.page.version, revision: String(record.rev) };
    if (!data.page.blind) {
      const [source, target, start, end] = item.place;
      Object.assign(values, { source_id: text(source), target: text(target), start: String(start), end: String(end) });
    }
    if (item.seen) values.seen = item.seen;
    for (const q of data.questions) {
      const code = record.codes[q.name];
      values[q.name] = code === undefined ? "" : q.several ? code.join(";") : code;
    }
    return values;
  }

  function rows(data, records) {
    return data.items.filter((item) => records.has(item.id)).map((item) => row(data, item, records.get(item.id)));
  }

  function csv(data, records) {
    const header = columns(data);
    const lines = rows(data, records).map((values) => header.map((name) => cell(values[name])).join(","));
    return [header.join(","), ...lines].join("\n") + "\n";
  }

  function json(data, records) {
    return JSON.stringify({ ...data.page, items: rows(data, records) }, null, 1) + "\n";
  }

  // Rows of a csv text as objects by column; quotes as RFC 4180 has them.
  function parse(content) {
    const found = [[]];
    const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y;
    const source = content.replace(/^\ufeff/, "");
    while (cells.lastIndex < source.length) {
      const match = cells.exec(source);
      if (!match) throw new Error("no csv file");
      found[found.length - 1].push(match[1] !== undefined ? match[1].replaceAll('""', '"') : match[2]);
      if (match[3] !== ",") found.push([]);
    }
    const [header, ...lines] = found.filter((line) => line.length);
    return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ""])));
  }

  const plain = (value) => (SAFE.test(value) ? value.slice(1) : value);

  // Records of a saved file, by item; throws with words for the coder where it is not this page's.
  function read(data, content) {
    let lines;
    try {
      lines = content.trimStart().startsWith("{") ? JSON.parse(content).items : parse(content);
      if (!Array.isArray(lines) || !lines.length) throw new Error();
    } catch {
      throw new Error("This is no file that this page saved.");
    }
    const known = new Map(data.items.map((item) => [item.id, item])), records = new Map();
    for (const line of lines) {
      if (line.batch !== data.page.batch) throw new Error(`The file is of batch ${line.batch}, this page of ${data.page.batch}.`);
      if (line.coder !== data.page.coder) throw new Error(`The file is of ${line.coder}, this page is of ${data.page.coder}.`);
      const id = plain(line.id);
      if (!known.has(id)) throw new Error(`The file holds ${id}, which is not on this page.`);
      if ((known.get(id).seen ?? "") !== (line.seen ?? "")) throw new Error(`The file has ${id} as it was settled on other codes.`);
      const record = { codes: {}, draft: {}, skipped: plain(line.skipped || ""), not_target: line.not_target === "1",
        note: plain(line.note || ""), ms: Math.max(0, Number(line.seconds) * 1000 || 0), rev: Number(line.revision) || 0 };
      for (const q of data.questions) {
        const codes = new Set(q.options.map((option) => option.code)), value = line[q.name];
        if (!value) continue;
        const given = q.several ? value.split(";") : [value];
        if (!given.every((code) => codes.has(code))) throw new Error(`The file has ${value} for ${q.name}, which this page does not ask.`);
        record.codes[q.name] = q.several ? given : value;
      }
      records.set(id, record);
    }
    return records;
  }

  window.codeTable = { csv, json, read };
})();
