import ConsoleApp
import Foundation
import TerminalUI

/// What of a theme can be read, and what had to be done for it.
struct ThemeCheck: Encodable {
  var theme: String
  /// `roles`, `base16` or `base24`.
  var form: String
  var appearance: String
  /// True for a scheme, whose colours are corrected; false for our own form, which is taken at its word.
  var isCorrected: Bool
  /// Everything can be read as it is used.
  var isReadable: Bool
  var findings: [Finding]

  struct Finding: Encodable {
    var role: String
    /// `foreground`, or `background` for a ground.
    var part: String
    var wanted: String
    /// In a theme of our own form, what would do.
    var used: String
    /// With the ground it is hardest to tell from; of a ground, with the screen.
    var contrastBefore: Double
    var contrastAfter: Double
    var leastContrast: Double
    /// Only of grounds.
    var greatestContrast: Double?
  }

  init(_ name: String, _ document: ThemeDocument) {
    theme = document.theme.name.isEmpty ? name : document.theme.name
    form = document.form.rawValue
    appearance = document.theme.appearance.rawValue
    isCorrected = document.form != .roles
    isReadable = isCorrected || document.corrections.isEmpty
    findings = document.corrections.map(Finding.init)
  }
}

extension ThemeCheck.Finding {
  init(_ correction: Theme.Correction) {
    role = correction.tone.rawValue
    part = correction.part.rawValue
    wanted = correction.wanted.hex
    used = correction.used.hex
    contrastBefore = hundredths(correction.contrastBefore)
    contrastAfter = hundredths(correction.contrastAfter)
    leastContrast = correction.needed.lowerBound
    greatestContrast = correction.needed.upperBound < 21 ? correction.needed.upperBound : nil
  }

  fileprivate var row: [String] {
    let need = greatestContrast.map { "\(leastContrast)–\($0)" } ?? "\(leastContrast)"
    return [
      role, part == "background" ? "ground" : "", wanted, words(contrastBefore), need, used, words(contrastAfter),
    ]
  }

  private func words(_ contrast: Double) -> String { String(format: "%.2f", contrast) }
}

/// Cut, so that what falls short never reads as enough.
private func hundredths(_ contrast: Double) -> Double { (contrast * 100).rounded(.down) / 100 }

extension ThemeCheck: PrintedReport {
  var parts: [ReportPart] {
    let colours = findings.count == 1 ? "1 colour" : "\(findings.count) colours"
    let summary =
      findings.isEmpty
      ? "everything can be read as it stands"
      : isCorrected ? "\(colours) corrected" : "\(colours) hard to read, used as they are; what would do stands beside"
    let line = ReportPart.line("\(theme) · \(form) · \(appearance) · \(summary)")
    guard !findings.isEmpty else { return [line] }
    let columns: [Sheet.Column] = [
      .words("Role"), .words(""), .words("Wanted"), .number("Contrast"), .number("Needed"),
      .words(isCorrected ? "Used" : "Would do"), .number("Contrast"),
    ]
    return [line, .sheet(Sheet(columns: columns, rows: findings.map(\.row)))]
  }
}
