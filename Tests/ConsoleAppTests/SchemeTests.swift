import Foundation
import Framework
import Statistics
import TerminalUI
import Testing

@testable import ConsoleApp

@Suite struct SchemeTests {
  /// Of our own making: dim comments, a selection in the middle of the scale, and a red that is hard to read.
  private static let own = """
    system: "base16"
    name: "Harbour"
    author: "Rapport"
    variant: "dark"
    palette:
      base00: "1b2330"
      base01: "#26303f"
      base02: "8a94a3"
      base03: 4a5568
      base04: "a9b4c4"
      base05: "d5dbe5"
      base06: "e6eaf0"
      base07: "f6f8fa"
      base08: "8f2d2d"
      base09: "c77b30"
      base0A: "d9b65a"
      base0B: "6f9c5f"
      base0C: "5fa3a0"
      base0D: "5b83c4"
      base0E: "9a6fb0"
      base0f: "8a6a4f"

    """
  private static let published = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/schemes").standardized
  /// The published ones where they lie beside the project; one of ours in any case.
  static let texts: [(name: String, text: String)] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: published.path)) ?? []
    let files = names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      (try? String(contentsOf: published.appending(path: name), encoding: .utf8)).map { (name: name, text: $0) }
    }
    return [(name: "own.yaml", text: own)] + files
  }()

  @Test(arguments: texts)
  func aSchemeWorksUnchangedAndReadsWell(scheme: (name: String, text: String)) throws {
    let document = try ThemeDocument(parsing: scheme.text, file: scheme.name)
    #expect(document.form != .roles)
    #expect(Set(document.theme.roles.keys) == Set(Tone.allCases))
    #expect(document.theme.readable().corrections.isEmpty)
    let health: [Tone] = [.healthy, .good, .atRisk, .critical]
    #expect(Set(health.map { document.theme[$0].foreground }).count == health.count, "told apart by colour")
    let screen = try #require(document.theme.background.rgb)
    #expect(document.theme.appearance == Theme.Appearance(ground: screen))
  }

  @Test func whatHadToGiveWayIsSaid() throws {
    let document = try ThemeDocument(parsing: Self.own, file: "own.yaml")
    let changed = Set(document.corrections.map(\.tone))
    #expect(changed.isSuperset(of: [.selection, .muted, .critical, .border]))
    #expect(changed.isDisjoint(with: [.text, .title, .atRisk]))
    #expect(document.theme.name == "Harbour" && document.theme.appearance == .dark)
  }

  /// 40 palettes of any colours: whatever is read as a scheme is readable.
  @Test func randomSchemesReadWell() throws {
    var random = SplitMix64(seed: 3)
    for round in 0..<40 {
      let text = random.scheme(count: round % 2 == 0 ? 16 : 24)
      let document = try ThemeDocument(parsing: text, file: "random.yaml")
      #expect(document.theme.readable().corrections.isEmpty, "\(text)")
    }
  }

  @Test func theOldFormAndAMissingVariantAreReadToo() throws {
    let colours = Self.own.split(separator: "\n").filter { $0.hasPrefix("  ") }.map { $0.dropFirst(2) }
    let old = "scheme: \"Harbour\"\nauthor: \"me\"\n" + colours.joined(separator: "\n")
    let document = try ThemeDocument(parsing: old, file: "old.yaml")
    let new = try ThemeDocument(parsing: Self.own, file: "own.yaml")
    #expect(document == new)
    let light = old.replacing("1b2330", with: "fafafa")
    #expect(try ThemeDocument(parsing: light, file: "old.yaml").theme.appearance == .light)
  }

  @Test(arguments: [
    ("  base0A: \"d9b65a\"\n", "", "s.yaml:5: palette: base0A is missing; a base16 scheme has base00 to base0F"),
    ("8f2d2d", "8f2d2", "s.yaml:14: palette.base08: found '8f2d2', expected a colour such as"),
    ("\"#26303f\"", "#26303f", "s.yaml:7: palette.base01: found nothing (a colour with # needs quotes)"),
    ("base0f", "base0A", "given twice: base0A"),
    ("base0f", "base0a", "s.yaml:21: palette.base0a: given twice"),
    ("\"base16\"", "\"base17\"", "s.yaml:1: system: found 'base17', expected base16 or base24"),
    ("\"base16\"", "\"base24\"", "base10 is missing; a base24 scheme has base00 to base17"),
    ("\"dark\"", "\"dim\"", "s.yaml:4: variant: found 'dim', expected one of dark, light"),
  ])
  func mistakesAreSaidWithTheirLine(part: String, replacement: String, complaint: String) {
    #expect {
      try ThemeDocument(parsing: Self.own.replacing(part, with: replacement), file: "s.yaml")
    } throws: { error in
      let said = "\(error)"
      return said.contains(complaint)
    }
  }

  @Test func aSchemeInTheThemesFolderIsAThemeByItsName() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "schemes-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.own.write(to: folder.appending(path: "harbour.yaml"), atomically: true, encoding: .utf8)
    let library = ThemeLibrary(folder: folder)
    #expect(library.names.last == "harbour")
    #expect(try library.theme(named: "harbour").name == "Harbour")
    #expect(try library.theme(named: folder.appending(path: "harbour.yaml").path).name == "Harbour")
  }
}

extension SplitMix64 {
  fileprivate mutating func scheme(count: Int) -> String {
    let colours = (0..<count).map { number in
      let colour = RGB(
        red: .random(in: 0...255, using: &self), green: .random(in: 0...255, using: &self),
        blue: .random(in: 0...255, using: &self))
      let digits = String(number, radix: 16, uppercase: true)
      return
        "  base\(digits.count == 1 ? "0" : "")\(digits): '\(Bool.random(using: &self) ? colour.hex : String(colour.hex.dropFirst()))'\n"
    }
    return "system: base\(count)\nname: Random\npalette:\n" + colours.joined()
  }
}
