import CustomerSuccess
import Framework

/// What a file's amounts are, as a mapping says it for all of them: `EUR`, `per year` or `EUR per year`.
struct AmountForm: Hashable, Sendable {
  /// For how long what is written is paid.
  enum Period: String, CaseIterable, Sendable {
    case month = "per month"
    case quarter = "per quarter"
    case year = "per year"

    var months: Double {
      switch self {
      case .month: 1
      case .quarter: 3
      case .year: 12
      }
    }
  }

  /// ISO 4217.
  var currency: String?
  var period: Period?

  /// The columns of rows that are amounts a month, each in the row's `currency`.
  static let columns: Set<String> = ["monthly_revenue", "amount"]

  init(_ node: DocumentNode) throws(DocumentError) {
    let expected = "a currency and for how long, such as EUR, per year or EUR per year"
    let text = try node.decided(expected)
    period = Period.allCases.first { text == $0.rawValue || text.hasSuffix(" \($0.rawValue)") }
    let code = String(text.dropLast(period?.rawValue.count ?? 0)).trimmingBlanks()
    guard code.isEmpty || Currencies.digits(of: code) != nil, !code.isEmpty || period != nil else {
      throw node.error("found '\(text)', expected \(expected)")
    }
    currency = code.isEmpty ? nil : code
  }

  /// Rules with what is known of all amounts; what a rule says of its own goes before it.
  func told(
    _ fields: [(column: String, rule: ValueRule)], of kind: RecordKind
  ) -> [(column: String, rule: ValueRule)] {
    guard kind.header.contains("currency") else { return fields }
    var fields = fields.map { column, rule in (column: column, rule: monthly(column, rule)) }
    if let currency, !fields.contains(where: { $0.column == "currency" }) {
      fields.append((column: "currency", rule: ValueRule(base: .constant(currency))))
    }
    return fields
  }

  private func monthly(_ column: String, _ rule: ValueRule) -> ValueRule {
    guard AmountForm.columns.contains(column), let months = period?.months, months > 1,
      case .number(var form)? = rule.form, form.factor == nil, form.divisor == nil
    else { return rule }
    var rule = rule
    form.divisor = months
    form.digits = form.digits ?? 2
    rule.form = .number(form)
    return rule
  }
}
