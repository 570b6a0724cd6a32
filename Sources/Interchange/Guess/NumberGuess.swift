import CustomerSuccess

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

  /// Those that read every value; more than one where they read some differently.
  let examples: [String]

  /// `isWhole`: of which nothing but whole numbers makes sense.
  init(_ columns: [(profile: ColumnProfile, isWhole: Bool)]) {
    let texts = columns.flatMap { column in column.profile.values.map { ($0, column.isWhole) } }
    var found: [(example: String, read: [String])] = []
    for (example, form) in NumberGuess.forms {
      var read: [String] = []
      for (text, isWhole) in texts {
        guard let number = form.text(text), !isWhole || Double(number).map({ $0 == $0.rounded() }) == true else {
          break
        }
        read.append(number)
      }
      guard read.count == texts.count, !found.contains(where: { NumberGuess.isSame($0.read, read) }) else { continue }
      found.append((example, read))
    }
    // Where a sign could be either, the plain form is the one that knows of none: it is one reading of two.
    examples = found.map { $0.example == "1234.56" && found.count > 1 ? "1,234.56" : $0.example }
  }

  private static func isSame(_ left: [String], _ right: [String]) -> Bool {
    zip(left, right).allSatisfy { Double($0) == Double($1) }
  }
}
