import ArgumentParser
import ConsoleApp
import Foundation
import Framework
import TerminalUI

struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "The themes there are, with a preview on a terminal that shows colours.",
    discussion: """
      A file of the folder themes beside the configuration is a theme by its name without .yaml: in Rapport's own form, or
      any base16 or base24 scheme. A scheme's colours that cannot be read where they stand are lifted or lowered, their hue
      kept; --check says which, and by how much.
      """)

  @Option(
    help: ArgumentHelp(
      "Say what cannot be read in a theme, and what a scheme's colours became; ends with 1 if a theme of Rapport's own form falls short.",
      valueName: "theme"), completion: .file(extensions: ["yaml"]))
  var check: String?
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let themes = try Surroundings(common).themes
    if let check { return try look(at: check, in: themes) }
    let documents = try themes.names.map { name in
      (name: name, document: try Complaint.reading { () throws(DocumentError) in try themes.document(named: name) })
    }
    guard format.format == .text else { return try Output.report(ThemeList(documents), as: format.format) }
    let width = themes.names.map(\.count).max() ?? 0
    for (name, document) in documents {
      let gap = String(repeating: " ", count: width - name.count)
      let appearance = document.theme.appearance == .dark ? "dark " : "light"
      // Its colours are meant for the terminal.
      try Output.write(Array("\(name)\(gap)  \(appearance)  \(ThemePreview(document.theme).text)\n".utf8))
    }
  }

  private func look(at name: String, in themes: ThemeLibrary) throws {
    let document = try Complaint.reading { () throws(DocumentError) in try themes.document(named: name) }
    let check = ThemeCheck(name, document)
    try Output.report(check, as: format.format)
    if !check.isReadable { throw ExitCode(1) }
  }
}

/// The themes there are, for machines.
private struct ThemeList: PrintedReport {
  struct Entry: Encodable {
    var name: String
    var form: String
    var appearance: String
    /// How many colours of a scheme had to give way; of our own form, how many fall short.
    var corrections: Int
  }

  var themes: [Entry]

  init(_ documents: [(name: String, document: ThemeDocument)]) {
    themes = documents.map { name, document in
      Entry(
        name: name, form: document.form.rawValue, appearance: document.theme.appearance.rawValue,
        corrections: document.corrections.count)
    }
  }

  var parts: [ReportPart] {
    let rows = themes.map { [$0.name, $0.form, $0.appearance, "\($0.corrections)"] }
    return [
      .sheet(
        Sheet(columns: [.words("Theme"), .words("Form"), .words("Ground"), .number("Corrections")], rows: rows))
    ]
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
