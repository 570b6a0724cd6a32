import ArgumentParser
import ConsoleApp
import Foundation
import Framework
import TerminalUI

struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "The themes there are, with a preview on a terminal that shows colours.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let library = ThemeLibrary(folder: here.configurationFolder.appending(path: "themes"))
    let width = library.names.map(\.count).max() ?? 0
    for name in library.names {
      let theme = try Complaint.reading { () throws(DocumentError) in try library.theme(named: name) }
      let gap = String(repeating: " ", count: width - name.count)
      try Output.line("\(name)\(gap)  \(theme.appearance.rawValue)  \(ThemePreview(theme).text)")
    }
  }
}

/// The words that matter most in a theme's own colours, or bare where there are none.
private struct ThemePreview {
  private static let tones: [(tone: Tone, word: String)] = [
    (.healthy, "Healthy"), (.good, "Good"), (.atRisk, "At Risk"), (.critical, "Critical"), (.breached, "breached"),
    (.waiting, "waiting"), (.muted, "muted"),
  ]

  let theme: Theme

  init(_ theme: Theme) { self.theme = theme }

  var text: String {
    let choice = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    guard isatty(STDOUT_FILENO) == 1, choice.isEmpty else {
      return ThemePreview.tones.map(\.word).joined(separator: " ")
    }
    return ThemePreview.tones.map { tone, word in
      let paint = theme.paint(of: Style(tone), colours: .palette256)
      return "\u{1B}[\(code(38, paint.foreground));\(code(48, paint.background))m \(word) \u{1B}[0m"
    }.joined()
  }

  private func code(_ kind: Int, _ colour: Int) -> String { colour < 0 ? "\(kind + 1)" : "\(kind);5;\(colour)" }
}
