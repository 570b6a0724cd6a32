import ConsoleApp
import CustomerSuccess
import Foundation
import TerminalUI
import Testing

@testable import rapport

@Suite struct PaperTests {
  private static let today = LocalDate(day: 20_780)

  private static func sheet(_ name: String) -> Sheet {
    Sheet(title: name, columns: [.words("What"), .number("How many")], rows: [[name, "1"], ["  \(name)", "2"]])
  }

  private static func figure(_ name: String, _ chart: any Chart) -> Paper.Figure {
    Paper.Figure(title: name, summary: "\(name) is drawn.", chart: chart, table: sheet(name))
  }

  /// Every kind of chart, with `name` wherever a name can be.
  private static func charts(_ name: String, value: Double = 40, count: Int = 3) -> [any Chart] {
    let series = [ChartSeries(name: name, tone: .healthy), ChartSeries(name: "rest", tone: .muted, isPale: true)]
    return [
      BarChart(
        rows: [
          .init(name: name, value: value, words: name, tone: .good),
          .init(name: name, value: nil, words: "not known", tone: .muted),
        ], most: 100),
      ShareChart(series: series, rows: [.init(name: name, counts: [count, 1], words: name)]),
      ColumnChart(series: series, columns: [.init(name: name, values: [value, 1])]) { Markup.number($0) },
      CourseChart(
        points: [.init(day: today - 20, value: value), .init(day: today - 3, value: 90)], days: today - 30...today,
        bands: [.init(name: name, from: 0, to: 100, tone: .good)], isStepped: true
      ) { Markup.number($0) },
      SpanChart(
        rows: [
          .init(name: name, days: today - 9...today, isOpen: true, words: name, tone: .atRisk),
          .init(name: name, days: today...today, isFilled: false, words: name, tone: .critical),
        ], days: today - 9...today, marks: [(today, name)]),
      MoveChart(rows: [
        .init(name: name, change: value, words: name, detail: name),
        .init(name: name, change: -1, words: name, detail: name),
      ]),
    ]
  }

  private static func paper(_ name: String) -> Paper {
    Paper(
      kind: "Review", title: name, lead: [name], notice: name, highlights: [.init(name: name, value: name, note: name)],
      sections: [
        .init(title: name, blocks: [.words(name), .list([name]), .table(sheet(name))]),
        .init(title: "Drawn", blocks: charts(name).map { .figure(figure(name, $0)) }),
      ], notes: [name])
  }

  /// Where nothing is drawn, the table of what is drawn stands there once, though the page on paper has both.
  @Test func aTableThatIsDrawnStandsInTextOnce() throws {
    let (drawn, other) = (Self.sheet("drawn"), Self.sheet("other"))
    let figure = Self.figure("drawn", Self.charts("drawn")[0])
    let section = Paper.Section(title: "Both", blocks: [.figure(figure), .table(drawn), .table(other), .words("end")])
    #expect(section.written.count == 3)
    let paper = Paper(kind: "Review", title: "Both", sections: [section])
    let text = paper.parts.map { $0.text(isWhole: true) }.joined()
    for form in [text, MarkdownWriter.markdown(paper)] {
      #expect(form.components(separatedBy: "  drawn").count == 2, "\(form)")
      #expect(form.contains("other") && form.contains("end"), "\(form)")
    }
    #expect(HTMLWriter.html(paper).components(separatedBy: "<table").count > 3, "paper has the drawing and both tables")
  }

  @Test func aSmallPageIsWrittenAsItAlwaysWas() throws {
    let chart = BarChart(rows: [.init(name: "Use", value: 50, words: "50 Good", tone: .good)], most: 100)
    let sheet = Sheet(title: "In all", columns: [.words("What"), .number("Score")], rows: [["Use", "50"]])
    let paper = Paper(
      kind: "Review", title: "A & B", highlights: [.init(name: "Health", value: "50", note: "Fair", tone: .atRisk)],
      sections: [
        .init(
          title: "Health",
          blocks: [
            .words("As it is."), .list(["One."]), .table(sheet),
            .figure(.init(title: "Score", summary: "Use: 50.", chart: chart, table: sheet)),
          ])
      ], notes: ["The end."])
    let page = HTMLWriter.html(paper)
    let body = try #require(page.range(of: "<body>"))
    #expect(
      page[body.lowerBound...] == """
        <body>
        <main>
        <header>
        <p class="kind">Review</p>
        <h1 dir="auto">A &amp; B</h1>
        </header>
        <dl class="highlights">
        <div><dt>Health</dt><dd style="color:#8f5a00">50</dd><dd class="note">Fair</dd></div>
        </dl>
        <section aria-labelledby="section-1">
        <h2 id="section-1">Health</h2>
        <p dir="auto">As it is.</p>
        <ul>
        <li dir="auto">One.</li>
        </ul>
        <table class="short">
        <caption>In all</caption>
        <thead><tr><th scope="col">What</th><th scope="col" class="number">Score</th></tr></thead>
        <tbody>
        <tr><th scope="row" dir="auto">Use</th><td class="number">50</td></tr>
        </tbody>
        </table>
        <figure>
        <figcaption>Score</figcaption>
        <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="figure-1-title figure-1-words" \
        viewBox="0 0 680 32" font-family="\(Drawing.fonts)">
        <title id="figure-1-title">Score</title>
        <desc id="figure-1-words">Use: 50.</desc>
        <text x="0" y="19" font-size="12" fill="#17202b">Use</text>
        <rect x="190" y="6" width="350" height="17" rx="3" fill="#f4f6f9"/>
        <rect x="190" y="6" width="175" height="17" rx="3" fill="#2a6cb0"/>
        <text x="550" y="19" font-size="12" font-weight="600" fill="#2a6cb0">50 Good</text>
        </svg>
        </figure>
        <details>
        <summary>In numbers: Score</summary>
        <table class="short">
        <caption>In all</caption>
        <thead><tr><th scope="col">What</th><th scope="col" class="number">Score</th></tr></thead>
        <tbody>
        <tr><th scope="row" dir="auto">Use</th><td class="number">50</td></tr>
        </tbody>
        </table>
        </details>
        </section>
        </main>
        <footer>
        <p dir="auto">The end.</p>
        </footer>
        </body>
        </html>

        """)
    #expect(
      MarkdownWriter.markdown(paper) == """
        # Review: A &amp; B

        | Figure | Value | Note |
        | --- | --- | --- |
        | Health | 50 | Fair |

        ## Health

        As it is.

        - One.

        ### In all

        | What | Score |
        | --- | ---: |
        | Use | 50 |

        ### Score

        Use: 50.

        | What | Score |
        | --- | ---: |
        | Use | 50 |

        The end.

        """)
  }

  /// Pieces that mean something to some reader of HTML, XML, CSS or Markdown, or to a terminal, in every order.
  private static func hostile(_ seed: Int) -> String {
    let pieces = [
      "<script>alert(1)</script>", "&amp;", "&", "<", ">", "\"", "'", "]]>", "-->", "</style>", "</svg>", "{{", "\u{0}",
      "\u{7}", "\u{1B}[2J", "\u{9F}", "\u{FFFE}", "\u{202E}", "שלום", "مرحبا", "🚀", "👩‍👩‍👧‍👦", "株式会社", "\n", "\t", "|",
      String(repeating: "Donaudampfschiff", count: 20), "e\u{301}", "`*_[x](javascript:1)", "Ω",
    ]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var text = ""
    for _ in 0..<6 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      text += pieces[Int(state % UInt64(pieces.count))]
    }
    return text
  }

  @Test(arguments: 1...120)
  func nothingOfANameIsMarkup(seed: Int) throws {
    let name = Self.hostile(seed)
    let shown = Visible.line(name)
    let page = try ReadMarkup(HTMLWriter.html(Self.paper(name)))
    let plain = try ReadMarkup(HTMLWriter.html(Self.paper("Acme")))
    #expect(page.shape == plain.shape, "the same elements whatever the name is")
    #expect(page.texts(of: "h1") == [shown])
    #expect(page.texts(of: "title").first == "Review: \(shown)")
    #expect(page.texts(of: "caption").contains(shown) && page.texts(of: "li") == [shown])
    let picture = try ReadMarkup(SVGWriter.page(Self.paper(name)))
    #expect(picture.texts(of: "title") == ["Review: \(shown)"])
    #expect(picture.names.isSubset(of: Self.drawn))
  }

  private static let drawn: Set<String> = [
    "svg", "title", "desc", "g", "rect", "line", "polyline", "path", "circle", "text",
  ]

  @Test func aPageAsksNothingOfAnywhereAndCanBeReadAloud() throws {
    let html = HTMLWriter.html(Self.paper("Acme"))
    let page = try ReadMarkup(html)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\""))
    #expect(html.contains("@page{") && html.contains("break-inside:avoid"))
    for word in ["<script", "<link", "<img", "@import", "url(", "javascript"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(page.elements.allSatisfy { $0.attributes["src"] == nil && $0.attributes["href"] == nil })
    #expect(page.elements.filter { $0.name == "h1" }.count == 1)
    let levels = page.elements.compactMap { $0.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) } }
    #expect(levels.first == 1 && zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for element in page.elements {
      let named = element.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
      #expect(named.allSatisfy(ids.contains))
      if element.name == "svg" { #expect(element.attributes["role"] == "img" && named.count == 2) }
      if element.name == "th" { #expect(["row", "col"].contains(element.attributes["scope"])) }
    }
    let tables = page.elements.filter { $0.name == "table" }.count
    #expect(tables > 0 && page.elements.filter { $0.name == "caption" }.count == tables)
  }

  /// 4.5:1 is what WCAG asks of words.
  @Test func allWordsCanBeRead() throws {
    for ground in PaperInk.grounds {
      for ink in PaperInk.words { #expect(Contrast.ratio(ink, ground) >= Contrast.text, "\(ink.hex) on \(ground.hex)") }
    }
    for tone in Tone.allCases {
      #expect(Contrast.ratio(PaperInk.ground, PaperInk.of(tone)) >= Contrast.text, "white on \(tone)")
      #expect(Contrast.ratio(PaperInk.accent, PaperInk.wash(tone)) >= Contrast.text, "a value on \(tone)")
      for isPale in [true, false] {
        let series = ChartSeries(name: "", tone: tone, isPale: isPale)
        #expect(Contrast.ratio(series.ink, series.fill) >= Contrast.text, "\(tone)")
      }
    }
    let known = Set((PaperInk.words + [PaperInk.ground]).map(\.hex))
    let page = try ReadMarkup(HTMLWriter.html(Self.paper("Acme")))
    let used = page.elements.filter { $0.name == "text" }.compactMap { $0.attributes["fill"] }
    #expect(!used.isEmpty && known.isSuperset(of: used))
  }

  /// Nothing, one thing, and more than anybody has: all places are numbers.
  @Test(arguments: [0, 1, 100, -3, 1e300, 9e18])
  func everyValueHasAPlace(value: Double) throws {
    for chart in Self.charts("Acme", value: value, count: value == 0 ? 0 : .max / 2) {
      let svg = SVGWriter.figure(Self.figure("Acme", chart), id: "a")
      for word in ["nan", "inf", "e+"] { #expect(!svg.contains(word), "\(word) in \(svg)") }
      _ = try ReadMarkup(svg)
    }
    let nothing: [any Chart] = [
      BarChart(rows: [], most: 0), ShareChart(series: [], rows: []), ColumnChart(series: [], columns: []) { "\($0)" },
      CourseChart(points: [], days: Self.today...Self.today) { "\($0)" }, MoveChart(rows: []),
      SpanChart(rows: [], days: Self.today...Self.today),
    ]
    for chart in nothing { _ = try ReadMarkup(SVGWriter.figure(Self.figure("Acme", chart), id: "a")) }
  }

  @Test(arguments: [1, 30, 59, 60, 400, 4000, 400_000])
  func daysThatAreNamedDoNotLieOverEachOther(span: Int) throws {
    var drawing = Drawing()
    DayAxis(days: Self.today - span...Self.today, x: 40...600).draw(top: 0, bottom: 100, on: &drawing)
    let read = try ReadMarkup("<svg>\(drawing.markup)</svg>")
    let places = read.elements.filter { $0.name == "text" }.compactMap { $0.attributes["x"].flatMap(Double.init) }
    #expect(places == places.sorted() && zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 20 })
    if span >= 30 { #expect(places.count >= 2) }
  }
}
