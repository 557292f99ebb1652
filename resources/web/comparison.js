'use strict';
// The page of a comparison or of a collation, where a variant may stand for several findings: filters, search, keys and decisions. One listener for each kind of event, on the document; the findings and rows are read once.
(() => {
  const $ = (selector) => document.querySelector(selector);
  const root = document.documentElement, body = document.body, main = $('main');
  root.classList.add('js');
  const words = JSON.parse(body.dataset.words);
  const say = (text, ...values) => (words[text] || text).replace(/\{(\d)\}/g, (whole, n) => values[n] ?? whole);

  const rows = [...main.querySelectorAll('.row')].map((element) => ({element, section: element.parentElement, has: element.classList.contains('has'), text: null}));
  const row_of = new Map(rows.map((row) => [row.element, row]));
  const findings = [];
  const by_id = new Map(), by_fingerprint = new Map();
  let row = null;
  for (const section of main.children)
    for (const element of section.children) {
      if (row_of.has(element)) row = row_of.get(element);
      if (!element.classList.contains('finding')) continue;
      const finding = {element, row, shown: true, ...element.dataset, fingerprints: (element.dataset.fingerprint || '').split(' ').filter(Boolean)};
      findings.push(finding);
      (row.findings ||= []).push(finding);
      by_id.set(element.id, finding);
      for (const f of finding.fingerprints) by_fingerprint.set(f, [...by_fingerprint.get(f) || [], finding]);
    }
  const sections = [...main.querySelectorAll('section')];
  const marks_of = (id) => main.querySelectorAll(`mark[data-d~="${CSS.escape(id)}"]`);
  const marks = [...main.querySelectorAll('mark')].map((element) => ({element, ids: element.dataset.d.split(' ')}));

  // Decisions: fingerprint -> row of decisions.jsonl. What belongs to other reports is kept and exported too.
  const decisions = new Map();
  const store = {
    load() {
      try {
        for (const decision of JSON.parse(localStorage.getItem(body.dataset.key) || '[]')) decisions.set(decision.fingerprint, decision);
      } catch { /* files opened from a disk may have no storage */ }
    },
    save() {
      try {
        localStorage.setItem(body.dataset.key, JSON.stringify([...decisions.values()]));
      } catch { /* the export keeps them */ }
    },
  };
  const is_decision = (d) => d !== null && typeof d === 'object' && typeof d.fingerprint === 'string' && d.fingerprint !== '' && ['accept', 'reject'].includes(d.decision);
  const accepted = (finding) => finding.fingerprints.length > 0 && finding.fingerprints.every((f) => decisions.get(f)?.decision === 'accept');

  const status = (text) => { $('#status').textContent = text; };

  // --- what is shown
  const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const text_of = (r) => (r.text ??= fold(r.element.textContent + ' ' + (r.findings || []).map((f) => f.element.textContent).join(' ')));
  let shown = [], current = null;

  function highlight(query) {
    if (!globalThis.Highlight || !CSS.highlights) return;
    CSS.highlights.delete('search');
    if (!query) return;
    const kMost = 2000, ranges = [], needle = query.toLowerCase();
    for (const r of rows) {
      if (r.element.hidden || !r.matches) continue;
      const walker = document.createTreeWalker(r.element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node && ranges.length < kMost; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (let at = text.indexOf(needle); at >= 0 && ranges.length < kMost; at = text.indexOf(needle, at + needle.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + needle.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set('search', new Highlight(...ranges));
  }

  function apply() {
    const severities = new Set([...document.querySelectorAll('[data-severity][type=checkbox]:checked')].map((box) => box.dataset.severity));
    const kinds = new Set([...document.querySelectorAll('[data-kind][type=checkbox]:checked')].map((box) => box.dataset.kind));
    const standings = new Set([...document.querySelectorAll('[data-standing][type=checkbox]:checked')].map((box) => box.dataset.standing));
    const query = $('#search').value.trim(), needle = fold(query), whole = $('#whole').checked, hide = Boolean($('#hide')?.checked);
    const witnesses = new Set([...document.querySelectorAll('[data-witness][type=checkbox]:checked')].map((box) => box.dataset.witness));
    const is_asked_for = (f) => severities.has(f.severity) && kinds.has(f.kind) && (!f.standing || standings.has(f.standing)) &&
      (!f.witnesses || f.witnesses.split(' ').some((w) => witnesses.has(w)));
    let matching = 0;
    for (const r of rows) {
      r.matches = needle !== '' && text_of(r).includes(needle);
      matching += r.matches;
    }
    shown = [];
    for (const f of findings) {
      f.shown = is_asked_for(f) && (needle === '' || f.row.matches) && !(hide && accepted(f));
      f.element.hidden = !f.shown;
      if (f.shown) shown.push(f);
    }
    const ids = new Set(shown.map((f) => f.element.id));
    const open = new Set();
    for (const r of rows) {
      // A row without findings of its own may hold the other end of one: a block that moved.
      let visible = needle !== '' ? r.matches : whole || (r.findings || []).some((f) => f.shown);
      if (!visible && r.has && needle === '')
        visible = !r.findings && [...r.element.querySelectorAll('mark')].some((mark) => mark.dataset.d.split(' ').some((id) => ids.has(id)));
      r.element.hidden = !visible;
      r.element.classList.toggle('shown', visible);
      if (visible) open.add(r.section);
    }
    for (const section of sections) section.hidden = !open.has(section);
    for (const mark of marks) mark.element.classList.toggle('off', !mark.ids.some((id) => ids.has(id)));
    const reveal = $('#reveal');
    if (reveal) reveal.textContent = words[hide ? 'Show' : 'Hide'];
    highlight(query);
    const text = shown.length === findings.length && !needle ? '' : say('{0} of {1} findings', shown.length, findings.length);
    status(needle ? `${text} · ${say('{0} passages match', matching)}` : text);
    if (current && !current.shown) select(null);
    show_where();
  }

  function show_where() {
    const at = current ? shown.indexOf(current) : -1;
    $('#where').textContent = `${at >= 0 ? at + 1 : '–'} / ${shown.length}`;
    if ($('#decided')) $('#decided').textContent = findings.filter(accepted).length || '';
  }

  // --- moving
  function select(finding, move = true) {
    if (current) {
      current.element.classList.remove('current');
      for (const mark of marks_of(current.element.id)) mark.classList.remove('current');
      const crops = current.element.querySelector('.crops');
      if (crops && current.opened) crops.open = false;
    }
    current = finding;
    if (!finding) return show_where();
    finding.element.classList.add('current');
    for (const mark of marks_of(finding.element.id)) mark.classList.add('current');
    const crops = finding.element.querySelector('.crops');
    finding.opened = Boolean(crops && !crops.open);
    if (crops) crops.open = true;
    try {
      history.replaceState(null, '', '#' + finding.element.id);
    } catch { /* some viewers forbid it */ }
    if (move) {
      finding.element.focus({preventScroll: true});
      finding.element.scrollIntoView({block: 'center'});
    }
    show_where();
  }

  function step(by) {
    if (shown.length === 0) return;
    const at = current ? shown.indexOf(current) : -1;
    select(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  }

  // --- deciding
  function show_decision(finding) {
    const decision = accepted(finding) ? decisions.get(finding.fingerprints[0]) : null, element = finding.element;
    element.classList.toggle('accepted', Boolean(decision));
    element.querySelector('.decision')?.remove();
    const button = element.querySelector('.accept');
    if (!button) return;
    button.textContent = decision ? words['Take back'] : words['Accept'];
    button.dataset.action = decision ? 'take-back' : 'ask';
    if (!decision) return;
    const note = document.createElement('p');
    note.className = 'decision';
    note.textContent = [words['Accepted'], decision.reason, decision.who && `(${decision.who})`].filter(Boolean).join(' · ').replace(' · (', ' (');
    element.append(note);
  }

  // Words that moved stand at two places of a table of variants, and are decided once.
  const show_decisions = (fingerprints) => new Set(fingerprints.flatMap((f) => by_fingerprint.get(f) || [])).forEach(show_decision);

  function decide(finding, reason) {
    for (const fingerprint of finding.fingerprints) decisions.set(fingerprint, {fingerprint, decision: 'accept', reason, who: $('#who').value.trim()});
    show_decisions(finding.fingerprints);
  }

  function take_back(finding) {
    for (const fingerprint of finding.fingerprints) {
      // What the report itself was given must be taken back aloud.
      if (given.has(fingerprint)) decisions.set(fingerprint, {fingerprint, decision: 'reject', reason: '', who: $('#who').value.trim()});
      else decisions.delete(fingerprint);
    }
    show_decisions(finding.fingerprints);
  }

  let last_reason = '';
  function ask(finding) {
    finding.element.querySelector('.decision')?.remove();
    const form = document.createElement('form'), input = document.createElement('input'), yes = document.createElement('button'), no = document.createElement('button');
    form.className = 'decision';
    input.value = last_reason;
    input.placeholder = words['Reason'];
    input.setAttribute('aria-label', words['Reason']);
    yes.textContent = words['Accept'];
    no.textContent = words['Cancel'];
    no.type = 'button';
    no.dataset.action = 'cancel';
    form.append(input, yes, no);
    finding.element.append(form);
    input.select();
    input.focus();
  }

  function export_decisions() {
    const lines = [...decisions.values()].map((d) => JSON.stringify({fingerprint: d.fingerprint, decision: d.decision, reason: d.reason ?? '', who: d.who ?? ''}) + '\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(lines, {type: 'application/x-ndjson'}));
    link.download = 'decisions.jsonl';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    status(say('{0} decisions exported', lines.length));
  }

  async function import_decisions(file) {
    const read = [];
    let number = 0;
    for (const line of (await file.text()).replace(/^\uFEFF/, '').split('\n')) {
      ++number;
      if (line.trim() === '') continue;
      let decision = null;
      try {
        decision = JSON.parse(line);
      } catch { /* said below */ }
      if (!is_decision(decision)) return status(say('line {0} is no decision', number));
      read.push(decision);
    }
    for (const d of read) decisions.set(d.fingerprint, {fingerprint: d.fingerprint, decision: d.decision, reason: String(d.reason ?? ''), who: String(d.who ?? '')});
    findings.forEach(show_decision);
    store.save();
    apply();
    status(say('{0} decisions imported, {1} of them on this page', read.length, read.filter((d) => by_fingerprint.has(d.fingerprint)).length));
  }

  // --- events
  const finding_at = (target) => by_id.get(target.closest?.('.finding')?.id);

  document.addEventListener('click', (event) => {
    const target = event.target, finding = finding_at(target);
    for (const menu of document.querySelectorAll('.menu[open]')) if (!menu.contains(target)) menu.open = false;
    const link = target.closest?.('a[href^="#"]'), passage = link && document.getElementById(link.getAttribute('href').slice(1));
    if (passage && !finding) {
      // A table leads to a finding or a passage, which may be hidden.
      event.preventDefault();
      const wanted = by_id.get(passage.id);
      if (wanted && !wanted.shown) for (const box of document.querySelectorAll('.bar [type=checkbox]:is([data-severity], [data-kind], [data-standing], [data-witness])')) box.checked = true;
      if (wanted && accepted(wanted) && $('#hide')) $('#hide').checked = false;
      if (wanted && $('#search').value) $('#search').value = '';
      if (wanted && !wanted.shown) apply();
      if (wanted) return select(wanted);
      if (passage.closest('.row')?.hidden) {
        $('#search').value = '';
        $('#whole').checked = true;
        apply();
      }
      return passage.scrollIntoView({block: 'center'});
    }
    const mark = target.closest?.('mark');
    if (mark) {
      const ids = mark.dataset.d.split(' ').filter((id) => by_id.get(id).shown), at = current ? ids.indexOf(current.element.id) : -1;
      if (ids.length > 0) select(by_id.get(ids[(at + 1) % ids.length]));
      return;
    }
    if (target.closest('#next')) return step(1);
    if (target.closest('#previous')) return step(-1);
    if (target.closest('#export')) return export_decisions();
    if (target.closest('#reveal')) return toggle('#hide');
    if (target.closest('#all')) {
      for (const f of shown) if (!accepted(f)) decide(f, last_reason);
      store.save();
      return apply();
    }
    if (!finding) return;
    const action = target.closest('[data-action]')?.dataset.action;
    if (action === 'ask') ask(finding);
    if (action === 'cancel') show_decision(finding);
    if (action === 'take-back') {
      take_back(finding);
      store.save();
      apply();
    }
    if (finding !== current && action !== 'take-back') select(finding, false);
    if (target.closest('a.id')) event.preventDefault();
  });

  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const finding = finding_at(event.target);
    if (!finding) return;
    last_reason = event.target.querySelector('input').value.trim();
    decide(finding, last_reason);
    store.save();
    finding.element.focus({preventScroll: true});
    apply();
  });

  document.addEventListener('change', (event) => {
    if (event.target.id === 'import') {
      if (event.target.files[0]) import_decisions(event.target.files[0]);
      event.target.value = '';
    } else if (event.target.id === 'expected') {
      root.classList.toggle('expected', event.target.checked);
    } else if (event.target.matches('[type=checkbox]')) {
      apply();
      current?.element.scrollIntoView({block: 'center'});
    }
  });

  let typing = 0;
  document.addEventListener('input', (event) => {
    if (event.target.id !== 'search') return;
    clearTimeout(typing);
    typing = setTimeout(apply, 150);
  });

  const toggle = (id) => {
    const box = $(id);
    if (box) box.click();
  };
  const keys = {
    j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
    t: () => toggle('#whole'), e: () => toggle('#expected'),
    a: () => { current?.element.querySelector('.accept')?.click(); },
    c: () => {
      const all = [...main.querySelectorAll('.crops')], open = !all.every((crops) => crops.open);
      for (const crops of all) crops.open = open;
      if (current) current.opened = false;
    },
    '/': () => { $('#search').focus(); $('#search').select(); },
    '?': () => { $('#help').open = !$('#help').open; },
  };
  document.addEventListener('keydown', (event) => {
    const target = event.target, types = target.matches?.('input:not([type=checkbox]), textarea');
    if (event.key === 'Escape') {
      for (const menu of document.querySelectorAll('.menu[open]')) menu.open = false;
      if (target.id === 'search') {
        // Chromium empties the field by itself, and says so to nobody once the focus is gone.
        event.preventDefault();
        target.value = '';
        apply();
      }
      if (types) {
        const finding = finding_at(target);
        target.blur();
        if (finding) show_decision(finding);
      }
      return;
    }
    if (types || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  // The decisions that the report was made with; those made here since are newer.
  const given = new Map(JSON.parse(body.dataset.given).map((d) => [d.fingerprint, d]));
  for (const [fingerprint, d] of given) decisions.set(fingerprint, d);
  store.load();
  findings.forEach(show_decision);
  apply();
  const asked = by_id.get(decodeURIComponent(location.hash.slice(1)));
  if (asked) select(asked);
})();
