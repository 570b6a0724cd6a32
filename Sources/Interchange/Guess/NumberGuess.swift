import CustomerSuccess

/// A column of numbers, as far as it tells how they are written.
struct NumberColumn: Hashable, Sendable {
  var name: String
  var texts: [String]
  /// Digits after the decimal point that make sense: none of what is counted, a currency's of amounts.
  var digits: Int
}

/// How a file's numbers are written, as far as all of them together prove it.
struct NumberGuess: Sendable {
  /// By example; the plainest first.
  static let forms: [(example: String, form: NumberForm)] = [
    ("1234.56", NumberForm()), ("1,234.56", NumberForm(thousands: ",")),
    ("1.234,56", NumberForm(decimal: ",", thousands: ".")), ("1 234,56", NumberForm(decimal: ",", thousands: " ")),
    ("1'234.56", NumberForm(thousands: "'")), ("1234,56", NumberForm(decimal: ",")),
  ].map { example, form in
    var form = form
    form.isPercent = true
    return (example, form)
  }

  /// The ways that may be meant; one where it is proven, none where there is no number.
  let examples: [String]
  /// A text that they read differently, the more of them the better, or that stands for them.
  let shown: String?

  /// How one way reads all texts; nil for one that it does not.
  private struct Reading {
    var example: String
    var form: NumberForm
    var numbers: [Double?]

    var isWhole: Bool { numbers.allSatisfy { $0 != nil } }
    var count: Int { numbers.count { $0 != nil } }
    /// Everything that the other reads it reads as well, and alike.
    func covers(_ other: Reading) -> Bool {
      zip(numbers, other.numbers).allSatisfy { $1 == nil || $0 == $1 }
    }
  }

  init(_ columns: [NumberColumn]) {
    let texts = columns.flatMap { column in column.texts.map { ($0, column.digits) } }
    let readings = NumberGuess.forms.map { example, form in
      Reading(
        example: example, form: form,
        numbers: texts.map { text, digits in
          form.number(text).flatMap { digits > 0 || $0 == $0.rounded() ? $0 : nil }
        })
    }
    let found = NumberGuess.possible(readings, texts)
    // Where a sign could be either, the plain form is the one that knows of none: it is one reading of two.
    examples = found.map { $0.example == "1234.56" && found.count > 1 ? "1,234.56" : $0.example }
    let signed = texts.indices.first { index in texts[index].0.contains { ",.' ".contains($0) } }
    // A number to each of them says more than a number and none.
    let telling = texts.indices.map { index in
      (index: index, numbers: Set(found.compactMap { $0.numbers[index] }), all: Set(found.map { $0.numbers[index] }))
    }.filter { $0.all.count > 1 }
    let differing = telling.max {
      ($0.numbers.count, $0.all.count, $1.index) < ($1.numbers.count, $1.all.count, $0.index)
    }?
    .index
    shown = (differing ?? signed).map { texts[$0].0 }
  }

  private static func possible(_ readings: [Reading], _ texts: [(String, Int)]) -> [Reading] {
    guard !texts.isEmpty else { return [] }
    let whole = different(readings.filter(\.isWhole))
    if whole.isEmpty { return different(readings.filter { $0.count > 0 }.sorted { $0.count > $1.count }) }
    guard let only = whole.first, whole.count == 1 else { return whole }
    // More digits than the currency has are no cents: whoever reads them otherwise may be right.
    let doubtful = texts.indices.filter { only.form.digits(after: texts[$0].0) > texts[$0].1 }
    return whole
      + different(
        readings.filter { other in
          doubtful.contains { index in
            other.numbers[index].map { $0 != only.numbers[index] } ?? false
              && other.form.digits(after: texts[index].0) <= texts[index].1
          }
        })
  }

  private static func different(_ readings: [Reading]) -> [Reading] {
    readings.reduce(into: []) { kept, reading in
      if !kept.contains(where: { $0.covers(reading) }) { kept.append(reading) }
    }
  }

  // MARK: In words

  /// `3.800 is 3.8 or 3800`, in the order of the examples; what several of them read alike stands once.
  var readingsText: String {
    guard let shown else { return "" }
    var read: [String] = []
    for one in examples.map({ NumberGuess.read(shown, as: $0) ?? "no number" }) where !read.contains(one) {
      read.append(one)
    }
    return "\(shown) is \(read.joined(separator: " or "))"
  }

  /// What an example makes of the text that is shown.
  func text(as example: String) -> String? {
    guard let shown else { return nil }
    return NumberGuess.read(shown, as: example).map { "\(shown) is \($0)" } ?? "\(shown) is no number so"
  }

  private static func read(_ text: String, as example: String) -> String? {
    forms.first { $0.example == example }?.form.text(text)
  }
}

extension NumberForm {
  /// How many digits a text has after the decimal point.
  func digits(after text: String) -> Int {
    guard let point = text.lastIndex(of: decimal) else { return 0 }
    return text[text.index(after: point)...].prefix { $0.isWholeNumber }.count
  }
}
