import CustomerSuccess
import Framework

/// How dates and numbers are written throughout a file, unless a rule says otherwise.
struct RuleDefaults {
  static let keys = ["dates", "numbers", "amounts"]

  var dates: [TimeFormat] = []
  var numbers = NumberForm()
  var amounts: AmountForm?

  init() {}

  init(_ fields: [String: DocumentNode], over defaults: RuleDefaults) throws(DocumentError) {
    self = defaults
    if let node = fields["dates"] { dates = try RuleDefaults.formats(node) }
    if let node = fields["numbers"] { numbers = try RuleDefaults.numberForm(node) }
    if let node = fields["amounts"] { amounts = try AmountForm(node) }
  }

  /// `day first`, `month first`, `excel`, `excel1904`, `epoch`, `epoch_ms` or patterns.
  static func formats(_ node: DocumentNode) throws(DocumentError) -> [TimeFormat] {
    var formats: [TimeFormat] = []
    for text in try node.oneOrMore("a date format") {
      if let known = DayOrder(rawValue: text) {
        formats += known.formats
        continue
      }
      guard let format = TimeFormat(text) else {
        throw node.error(
          """
          found '\(text)', expected a date format such as M/d/yyyy HH:mm, or one of day first, month first, excel, \
          excel1904, epoch, epoch_ms
          """)
      }
      formats.append(format)
    }
    return formats
  }

  /// An example of a number, such as `1.234,56`; `proven`: the file's own numbers say it.
  private static func numberForm(_ node: DocumentNode) throws(DocumentError) -> NumberForm {
    let text = try node.decided("a number as the file writes it, such as 1.234,56")
    if text == "proven" { return .open }
    let signs = text.filter { !$0.isWholeNumber }
    var form = NumberForm()
    guard let decimal = signs.last, signs.count <= 2, text.last?.isWholeNumber == true,
      decimal != signs.first || signs.count == 1
    else { throw node.error("found '\(text)', expected a number as the file writes it, such as 1,234.56 or 1234.5") }
    form.decimal = decimal
    form.thousands = signs.count == 2 ? signs.first : nil
    guard form.text(text) != nil else {
      throw node.error("found '\(text)', expected a number as the file writes it, such as 1,234.56 or 1234.5")
    }
    return form
  }
}

/// The days of the year as numbers, in either order, with every sign and time that tools put beside them.
enum DayOrder: String, CaseIterable {
  case dayFirst = "day first"
  case monthFirst = "month first"

  var formats: [TimeFormat] {
    let times = [
      "", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", ", H:mm", ", H:mm:ss", ", h:mm a", ", h:mm:ss a", "'T'H:mm:ss",
    ]
    let days = ["/", ".", "-"].flatMap { sign in
      ["yyyy", "yy"].map { self == .dayFirst ? "d\(sign)M\(sign)\($0)" : "M\(sign)d\(sign)\($0)" }
    }
    return times.flatMap { time in days.compactMap { DatePattern($0 + time).map(TimeFormat.pattern) } }
  }
}
