import TerminalUI
import Testing

@testable import ConsoleApp

/// Every tone on every ground it is drawn on, in every theme, on terminals with any number of colours.
struct ReadableGroundsTests {
  private static let counts: [Capabilities.Colours] = [.none, .eight, .sixteen, .palette256, .trueColour]
  private static let grounds: [Tone?] = [nil, .selection, .selectionInactive, .input, .overlay]
  private static let marks: Set<Tone> = Set([.border, .borderFocused, .sparkline] + Tone.series)
  private static let themes = ThemeLibrary().names.compactMap { try? ThemeLibrary().theme(named: $0) }

  /// Colour of the terminal's own, as a theme of this appearance may expect them.
  private func own(_ theme: Theme) -> (text: [RGB], ground: [RGB]) {
    func grey(_ value: UInt8) -> RGB { RGB(red: value, green: value, blue: value) }
    return theme.appearance == .dark
      ? ([grey(0xD0)], [grey(0), RGB(red: 0x1E, green: 0x1E, blue: 0x2E)]) : ([grey(0x20)], [grey(0xFF)])
  }

  private func shown(_ number: Int, _ colours: Capabilities.Colours) -> RGB? {
    guard number >= 0 else { return nil }
    guard colours == .trueColour else { return NearestColour.palette256(number) }
    return RGB(red: UInt8(number >> 16 & 0xFF), green: UInt8(number >> 8 & 0xFF), blue: UInt8(number & 0xFF))
  }

  /// The contrast of what is seen, at its worst.
  private func contrast(_ style: Style, in theme: Theme, _ colours: Capabilities.Colours) -> Double {
    let paint = theme.paint(of: style, colours: colours)
    let (texts, screens) = own(theme)
    let isBright = paint.emphasis.contains(.bold) && colours == .eight && (0..<8).contains(paint.foreground)
    let inks = shown(paint.foreground + (isBright ? 8 : 0), colours).map { [$0] } ?? texts
    let belows =
      shown(paint.background, colours).map { [$0] }
      ?? (colours == .palette256 || colours == .trueColour ? screens : [screens[0]])
    return inks.flatMap { ink in belows.map { Contrast.ratio(ink, $0) } }.min() ?? 21
  }

  @Test(arguments: themes.map(\.name))
  func everyToneCanBeReadOnEveryGround(_ name: String) throws {
    let theme = try #require(Self.themes.first { $0.name == name })
    for colours in Self.counts {
      for tone in Tone.allCases where tone != .track {
        for ground in Self.grounds {
          let floor = Self.marks.contains(tone) ? 3.0 : colours == .eight || colours == .sixteen ? 4.0 : 4.5
          let found = contrast(Style(tone, on: ground), in: theme, colours)
          #expect(found >= floor, "\(name), \(colours): \(tone) on \(ground?.rawValue ?? "the screen")")
        }
      }
    }
  }

  /// What says "this one" is told from what lies around it.
  @Test(arguments: themes.map(\.name) + ["plain"])
  func whatIsChosenLooksOtherwise(_ name: String) throws {
    let theme = try name == "plain" ? Theme.plain : #require(Self.themes.first { $0.name == name })
    let pairs: [(chosen: Style, beside: Style)] =
      [
        (Style(.selection), Style(.text)), (Style(.selection), Style(.text, on: .overlay)),
        (Style(.text, on: .selection), Style(.text)), (Style(.text, on: .selection), Style(.text, on: .overlay)),
        (Style(.selectionInactive), Style(.text)),
        (Style(.match), Style(.text)), (Style(.match), Style(.text, on: .overlay)),
        (Style(.match, on: .selection), Style(.text, on: .selection)),
        (Style(.accent, on: .selection, emphasis: .bold), Style(.text, on: .selection)),
        (Style(.focus), Style(.muted)), (Style(.text, on: .input), Style(.text, on: .overlay)),
        (Style(.text, on: .input, emphasis: .reverse), Style(.text, on: .input)),
      ] + Tone.heat.map { (Style(.focus), Style($0)) }
    for colours in name == "plain" ? [.none] : Self.counts {
      for (chosen, beside) in pairs {
        let (one, other) = (theme.paint(of: chosen, colours: colours), theme.paint(of: beside, colours: colours))
        #expect(one != other, "\(name), \(colours): \(chosen) beside \(beside)")
        guard colours == .eight || colours == .sixteen, chosen.background == .selection || chosen.tone == .selection,
          beside.background != .selection
        else { continue }
        #expect(one.emphasis.contains(.reverse) && !other.emphasis.contains(.reverse))
      }
    }
  }

  /// A dialog's ground goes below words only: what was found and what is chosen keep theirs.
  @Test func aDialogLeavesGroundsAsTheyAre() {
    var canvas = Canvas(size: Size(width: 40, height: 10))
    Dialog(title: "Find", content: Size(width: 30, height: 3)).draw(on: &canvas) { canvas in
      canvas.write([Piece("ac"), Piece("me", .match)], at: .zero)
      let table = Table<Int>(columns: [.init("Row", .fixed(6)) { [Piece("row \($0)")] }])
      canvas.draw(in: Rect(x: 0, y: 1, width: 20, height: 2)) { canvas in
        table.draw(top: 0, total: 1, selected: 0, isFocused: true, on: &canvas) { $0 }
      }
    }
    func style(of letter: Character) -> Style? { canvas.cells.first { $0.glyph == letter }?.style }
    #expect(style(of: "m") == Style(.match))
    #expect(style(of: "c") == Style(.text, on: .overlay))
    #expect(style(of: "0") == Style(.selection))
  }
}
