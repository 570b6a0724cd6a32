/// A certificate as a page to be handed over: a drawing, or a text.
public struct CertificatePaper: Hashable, Sendable {
  public var certificate: Certificate
  public var learner: String
  public var company: String
  public var path: TrainingPath?

  public init(_ certificate: Certificate, learner: String, company: String, path: TrainingPath?) {
    self.certificate = certificate
    self.learner = learner
    self.company = company
    self.path = path
  }

  private var title: String { path?.title ?? certificate.path.text }
  private var modules: [String] { path?.modules.map(\.title) ?? [] }

  public var markdown: String {
    let lines = modules.map { "- \(Self.plain($0))" }
    return """
      # Certificate of completion

      **\(Self.plain(learner))** of \(Self.plain(company)) has completed the training path **\(Self.plain(title))**.

      \(lines.joined(separator: "\n"))

      Issued \(certificate.issued), valid until \(certificate.expires) · \(Self.plain(certificate.id.text))

      """
  }

  /// A landscape page of A4.
  public var svg: String {
    let texts = [
      Self.text("Certificate of completion", y: 110, size: 34, weight: "bold"),
      Self.text(learner, y: 200, size: 44, weight: "bold"),
      Self.text(company, y: 245, size: 22),
      Self.text("has completed the training path", y: 300, size: 18),
      Self.text(title, y: 350, size: 34, weight: "bold"),
    ]
    let list = modules.prefix(12).enumerated().map { Self.text($0.element, y: 400 + 26 * $0.offset, size: 16) }
    let foot = Self.text(
      "Issued \(certificate.issued) · valid until \(certificate.expires) · \(certificate.id)", y: 740, size: 16)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 1123 794" role="img" \
      aria-label="\(Self.escaped("Certificate of \(learner): \(title)"))">
      <rect width="1123" height="794" fill="#ffffff"/>
      <rect x="30" y="30" width="1063" height="734" fill="none" stroke="#1f3a5f" stroke-width="4"/>
      <rect x="42" y="42" width="1039" height="710" fill="none" stroke="#1f3a5f" stroke-width="1"/>
      \((texts + list + [foot]).joined(separator: "\n"))
      </svg>

      """
  }

  /// A name that is too long for the page is drawn together.
  private static func text(_ words: String, y: Int, size: Int, weight: String = "normal") -> String {
    let widest = 980
    let fits = words.count * size * 6 / 10 <= widest
    let length = fits ? "" : " textLength=\"\(widest)\" lengthAdjust=\"spacingAndGlyphs\""
    return
      "<text x=\"561\" y=\"\(y)\" font-family=\"Georgia, serif\" font-size=\"\(size)\" font-weight=\"\(weight)\" "
      + "fill=\"#1f3a5f\" text-anchor=\"middle\"\(length)>\(escaped(words))</text>"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // What XML does not know is no part of a name either.
      case "\u{0}"..<" ", "\u{7F}", "\u{FFFE}", "\u{FFFF}": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Signs that would set a text otherwise stand as they are.
  private static func plain(_ text: String) -> String {
    text.reduce(into: "") { plain, sign in
      if "\\`*_{}[]<>#|".contains(sign) { plain += "\\" }
      plain.append(sign.isNewline ? " " : sign)
    }
  }
}
