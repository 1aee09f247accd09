/** The HTML report's own style: light and dark, and plain on paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--quiet:#57606a;--paper:#fff;--card:#f6f8fa;--line:#d0d7de;--error:#b3261e;--warning:#7a5200;--info:#0b57d0;--link:#0b57d0}
@media (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--quiet:#a8adb3;--paper:#1f1f1f;--card:#2a2a2b;--line:#45474a;--error:#ff8a80;--warning:#f5c26b;--info:#a8c7fa;--link:#a8c7fa}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 .75rem}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
h3{font-size:.95rem;margin:1rem 0 .25rem}
a{color:var(--link)}
code,pre{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:.6rem .75rem;overflow-x:auto;white-space:pre}
article{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--info);border-radius:8px;padding:.25rem 1.25rem 1rem;margin:1rem 0}
article.error{border-left-color:var(--error)}
article.warning{border-left-color:var(--warning)}
.meta{color:var(--quiet);font-size:.875rem;margin:.25rem 0}
.word{text-transform:uppercase;letter-spacing:.04em;font-weight:600}
li{margin:.35rem 0;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}
dt{color:var(--quiet);font-size:.875rem;margin-top:.5rem}
dd{margin:0;overflow-wrap:anywhere;font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}
dt:target,tr:target,article:target,article:has(>span:target){outline:2px solid var(--info);outline-offset:2px}
summary{cursor:pointer;padding:.25rem 0}
@media print{:root{color-scheme:light;--ink:#000;--quiet:#444;--paper:#fff;--card:#fff;--line:#999;--link:#000}body{max-width:none;padding:0;font-size:11pt}article{box-decoration-break:clone}tr,pre,dl>div{break-inside:avoid}h2,h3{break-after:avoid}pre{white-space:pre-wrap}.scroll{overflow:visible}a{text-decoration:none}details::details-content{content-visibility:visible;block-size:auto}}
`;
