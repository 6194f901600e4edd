/** How an HTML brief looks on a screen, light and dark, and on paper. */
export const briefStyle = `
:root{color-scheme:light dark;--paper:#fbfaf7;--page:#fff;--line:#e3dfd6;--ink:#1f1d1a;--ink-2:#5d574c;--accent:#3b4cca;--claim:#0b63a5;--precedent:#a15c00;--option:#00704f}
@media (prefers-color-scheme:dark){:root{--paper:#171613;--page:#1d1c19;--line:#34322c;--ink:#ece8df;--ink-2:#b3ac9d;--accent:#9aa6ff;--claim:#7cc0f2;--precedent:#f0b557;--option:#63d0a8}}
*{box-sizing:border-box}
body{max-width:46rem;margin:0 auto;padding:2.5rem 1.5rem 5rem;background:var(--paper);color:var(--ink);font:1rem/1.6 "Source Serif 4",Georgia,"Noto Naskh Arabic","DejaVu Serif",serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.9rem;line-height:1.2}
h2{margin:3rem 0 1rem;padding-bottom:.3rem;border-bottom:1px solid var(--line);font-size:1.3rem}
.count,.about,nav,dl,footer{color:var(--ink-2);font:.875rem/1.5 Inter,system-ui,"Noto Naskh Arabic","DejaVu Sans",sans-serif}
.count{font-weight:400}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:1rem 0 0;padding:0;list-style:none}
a{color:var(--accent)}
article{margin:0 0 1.6rem;padding:1rem 1.2rem;border:1px solid var(--line);border-inline-start:4px solid var(--kind);border-radius:6px;background:var(--page);break-inside:avoid}
.claim{--kind:var(--claim)}.precedent{--kind:var(--precedent)}.option{--kind:var(--option)}
.kind{margin:0 0 .3rem;color:var(--kind);font:600 .75rem/1.4 Inter,system-ui,"DejaVu Sans",sans-serif}
blockquote{margin:0}
blockquote p,.note p{margin:0 0 .5rem}
cite{display:block;margin-top:.2rem;color:var(--ink-2);font-size:.9rem;font-style:normal}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem .9rem;margin:.8rem 0 0}
dt{font-weight:600}
dd{margin:0;color:var(--ink)}
dd p{margin:0 0 .3rem}
@page{margin:18mm 16mm}
@media print{:root{color-scheme:light;--paper:#fff;--page:#fff;--line:#cfc9bc;--ink:#000;--ink-2:#444;--accent:#000;--claim:#0b63a5;--precedent:#a15c00;--option:#00704f}body{max-width:none;padding:0;font-size:10.5pt}nav{display:none}h2{break-after:avoid}article{print-color-adjust:exact}}
`;
