/// How the pages of reports look.
enum PageStyle {
  /// On paper dark on white, whatever the screen; bars keep their colour there.
  static let css = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ink: #1c2127; --faint: #5c6773; --line: #d9dee3;
      --panel: #f4f6f8; --bar: #2f6fab;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15191e; --ink: #e4e8ec; --faint: #9aa5b1; --line: #323a43;
        --panel: #1e242b; --bar: #6aaae4;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 2rem 1.25rem; max-width: 60rem;
      background: var(--paper); color: var(--ink);
      font: 15px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
    }
    h1 { margin: 0; font-size: 1.6rem; }
    h2 { margin: 2.2rem 0 0.6rem; font-size: 1.1rem; }
    header p, footer, .none { color: var(--faint); }
    header p { margin: 0.2rem 0 1.4rem; }
    .totals {
      display: grid; grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr));
      gap: 0.6rem; margin: 0 0 1.2rem;
    }
    .totals div { padding: 0.6rem 0.8rem; background: var(--panel); border-radius: 6px; }
    .totals dt { color: var(--faint); font-size: 0.85rem; }
    .totals dd { margin: 0; font-size: 1.2rem; overflow-wrap: anywhere; }
    nav { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; font-size: 0.9rem; }
    a { color: var(--bar); }
    .table { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
    th, td {
      padding: 0.3rem 0.7rem 0.3rem 0; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; overflow-wrap: break-word; min-width: 4rem;
    }
    th { color: var(--faint); font-weight: 600; }
    .figure {
      text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap;
    }
    .bars { display: block; width: 100%; max-width: 45rem; height: auto; margin: 0 0 0.8rem; }
    .bars text { fill: var(--ink); font-size: 12.5px; }
    .bars rect { fill: var(--bar); }
    footer { margin-top: 2.5rem; font-size: 0.85rem; }
    @media print {
      :root {
        --paper: #ffffff; --ink: #000000; --faint: #444444; --line: #bbbbbb;
        --panel: #ffffff; --bar: #4a6f92;
      }
      body { max-width: none; padding: 0; font-size: 10pt; }
      nav { display: none; }
      .totals div { border: 1px solid var(--line); }
      h2 { break-after: avoid; }
      tr, .bars { break-inside: avoid; }
      td { overflow-wrap: anywhere; }
      td.figure { overflow-wrap: normal; }
      .bars rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """
}
