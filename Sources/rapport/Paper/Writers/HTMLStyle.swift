/// How a page looks on screens and on paper.
enum HTMLStyle {
  static let sheet = """
    :root{color-scheme:light}
    *{box-sizing:border-box}
    html{background:\(PaperInk.ground.hex);color:\(PaperInk.text.hex);font:15px/1.5 \(Drawing.fonts)}
    body{margin:0 auto;max-width:49rem;padding:2.5rem 1.5rem;overflow-wrap:anywhere}
    header{border-bottom:3px solid \(PaperInk.accent.hex);margin-bottom:1.5rem;padding-bottom:1rem}
    .kind{color:\(PaperInk.accent.hex);font-size:.8rem;font-weight:600;letter-spacing:.09em;margin:0;\
    text-transform:uppercase}
    h1{font-size:2rem;letter-spacing:-.01em;line-height:1.2;margin:.15rem 0 .5rem;text-align:left}
    h2{border-bottom:1px solid \(PaperInk.rule.hex);color:\(PaperInk.accent.hex);font-size:1.2rem;line-height:1.3;\
    margin:2.2rem 0 .8rem;padding-bottom:.3rem}
    p{margin:.6rem 0;text-align:left}
    .lead{color:\(PaperInk.muted.hex);margin:.1rem 0}
    .notice{border-left:4px solid \(PaperInk.accent.hex);margin:.8rem 0 0;padding-left:.8rem}
    .highlights{display:grid;gap:.7rem;grid-template-columns:repeat(3,1fr);margin:0}
    .highlights div{background:\(PaperInk.shade.hex);border-radius:6px;padding:.7rem .9rem}
    .highlights dt{color:\(PaperInk.muted.hex);font-size:.85rem}
    .highlights dd{font-size:1.45rem;font-weight:650;line-height:1.3;margin:0}
    .highlights .note{color:\(PaperInk.muted.hex);font-size:.85rem;font-weight:400}
    figure{margin:1.2rem 0 .4rem}
    figcaption{font-weight:600;margin-bottom:.5rem}
    svg{display:block;height:auto;width:100%}
    table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums;margin:1.1rem 0;width:100%}
    caption{font-weight:600;font-size:1rem;padding-bottom:.35rem;text-align:left}
    th,td{border-bottom:1px solid \(PaperInk.rule.hex);padding:.35rem .8rem .35rem 0;text-align:left;\
    vertical-align:top}
    thead th{border-bottom:2px solid \(PaperInk.muted.hex);color:\(PaperInk.muted.hex);font-weight:600;\
    overflow-wrap:normal}
    tbody th{font-weight:400;min-width:7rem}
    .inner th{color:\(PaperInk.muted.hex);padding-left:1.1rem}
    .group th,.group td{font-weight:600}
    td{min-width:3.5rem}
    ul{margin:.6rem 0;padding-left:1.2rem}
    li{margin:.25rem 0}
    .number{padding-right:1.2rem;text-align:right;white-space:nowrap}
    th:last-child,td:last-child{padding-right:0}
    details{font-size:.9rem;margin:.2rem 0 1rem}
    summary{color:\(PaperInk.accent.hex);cursor:pointer}
    footer{border-top:1px solid \(PaperInk.rule.hex);color:\(PaperInk.muted.hex);font-size:.85rem;margin-top:2.5rem;\
    padding-top:.6rem}
    @page{margin:16mm 15mm}
    @media (max-width:40rem){.highlights{grid-template-columns:repeat(2,1fr)}}
    @media print{
    html{font-size:10.5pt}
    body{max-width:none;padding:0}
    .highlights{grid-template-columns:repeat(3,1fr)}
    .highlights div{background:none;border:1px solid \(PaperInk.rule.hex)}
    h2,figcaption,caption{break-after:avoid}
    p:has(+figure),p:has(+table){break-after:avoid}
    h2{margin-top:1.6rem}
    footer{break-before:avoid}
    figure,tr,li,footer,.short,.highlights,.highlights div{break-inside:avoid}
    thead{display:table-header-group}
    p{orphans:3;widows:3}
    details{display:none}
    }
    """
}
