import Foundation
import Testing

@testable import TerminalUI

@Suite struct ScreenPictureTests {
  private static let theme = Theme(
    name: "small", appearance: .dark, background: .rgb(RGB(red: 0, green: 0, blue: 0)),
    roles: [
      .text: .init(foreground: .rgb(RGB(red: 255, green: 255, blue: 255))),
      .healthy: .init(foreground: .rgb(RGB(red: 0, green: 255, blue: 0))),
      .selection: .init(
        foreground: .rgb(RGB(red: 255, green: 255, blue: 255)), background: .rgb(RGB(red: 0, green: 0, blue: 128))),
      .muted: .init(foreground: .rgb(RGB(red: 100, green: 100, blue: 100))),
    ])

  private func svg(_ width: Int, _ height: Int = 1, theme: Theme = theme, _ draw: (inout Canvas) -> Void) -> [String] {
    var canvas = Canvas(size: Size(width: width, height: height))
    draw(&canvas)
    return ScreenPicture(canvas, theme: theme).svg(title: "a <b>").split(separator: "\n").map(String.init)
  }

  @Test func aSmallScreenIsThisPicture() {
    let lines = svg(6, 3) { canvas in
      canvas.box(title: "")
      canvas.write("a<&>", at: Point(x: 1, y: 1), tone: .healthy, emphasis: .bold, on: .selection)
    }
    #expect(
      lines == [
        #"<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">"#,
        "<title>a &lt;b&gt;</title>",
        ##"<rect width="64" height="64" rx="6" fill="#000000"/>"##,
        "<g transform=\"translate(8 8)\" font-family=\"ui-monospace,'Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,"
          + "'Liberation Mono',monospace\" font-size=\"13.33\" xml:space=\"preserve\">",
        "<style>.t0{fill:#00ff00;font-weight:bold}</style>",
        ##"<path fill="none" stroke="#ffffff" stroke-width="1" d="M4 16v-4q0 -4 4 -4M8 8h32M44 16v-4q0 -4 -4 -4"##
          + ##"M4 16v16M44 16v16M4 32v4q0 4 4 4M8 40h32M44 32v4q0 4 -4 4"/>"##,
        ##"<path shape-rendering="crispEdges" fill="#000080" d="M8 16h32v16h-32z"/>"##,
        #"<text y="28"><tspan x="8" textLength="32" lengthAdjust="spacingAndGlyphs" class="t0">a&lt;&amp;&gt;</tspan>"#
          + "</text>",
        "</g>", "</svg>",
      ])
  }

  @Test func wideAndMarkedGlyphsStandAtTheirColumns() {
    let lines = svg(9) { $0.write("東e\u{301}x 京 y", at: .zero) }
    let row = lines.first { $0.hasPrefix("<text") } ?? ""
    #expect(
      row.components(separatedBy: "<tspan ").dropFirst().map { $0.prefix { $0 != " " } } == [
        #"x="0""#, #"x="16""#, #"x="24""#, #"x="40""#, #"x="64""#,
      ])
    #expect(row.contains(">e\u{301}</tspan>"))
  }

  @Test func neighbouringBarsAreOneShapeAndPartsTouch() {
    let lines = svg(6) { $0.write("██▌░░", at: .zero, tone: .healthy) }
    #expect(lines.contains { $0.contains(##"fill="#00ff00" d="M0 0h16v16h-16zM16 0h4v16h-4z""##) })
    #expect(lines.contains { $0.contains(##"fill-opacity=".25" d="M24 0h16v16h-16z""##) })
  }

  @Test func emphasisShows() {
    let reverse = svg(2) { $0.write("ab", at: .zero, emphasis: [.reverse]) }
    #expect(reverse.contains("<style>.t0{fill:#000000}</style>"))
    #expect(reverse.contains { $0.contains(##"fill="#ffffff" d="M0 0h16v16h-16z""##) })
    #expect(svg(2) { $0.write("ab", at: .zero, emphasis: .underline) }[4].contains("text-decoration:underline"))
    #expect(svg(2) { $0.write("ab", at: .zero, emphasis: .dim) }[4] == "<style>.t0{fill:#999999}</style>")
    // Without colours a chosen row is told by reverse alone.
    let plain = svg(2, theme: .plain) { $0.fill(with: " ", on: .selection) }
    #expect(plain.contains { $0.contains("M0 0h16v16h-16z") })
  }

  @Test func blanksMakeNothing() {
    #expect(!svg(20, 3) { _ in }.contains { $0.hasPrefix("<text") || $0.hasPrefix("<path") })
  }
}
