import CustomerSuccess

/// How one field's text is made from a row.
struct ValueRule: Sendable {
  var base: Base
  /// Translations of the base's text; empty: taken as it is.
  var values = ValueTable()
  /// For a number: the first band it lies below, or the last one without an edge.
  var bands: [Band] = []
  var form: Form?
  /// A length that is added to a time: none, or one rule.
  var plus: [ValueRule] = []
  /// For how long an amount is paid, where another column says it.
  var paidFor: PaidInterval?
  /// In place of an empty text, or one that `values` does not know. Never of one that could not be read.
  var otherwise: String?
  /// What `otherwise` was taken for is told in the report, value by value.
  var tellsOtherwise = false
  /// Replacements, the first that holds.
  var instead: [Replacement] = []
  /// An empty text takes away what was there; otherwise it says nothing.
  var blankClears = false

  /// What a mapping says in place of a value whose rows are not wanted.
  static let leaveOut = "leave out"

  enum Base: Sendable {
    case column(String)
    case constant(String)
    /// Text with `{column}` in it.
    case template(String)
    case lookup(String, value: String, by: String)
    /// The first that gives a text.
    case first([ValueRule])
    /// An address of the web, with columns' texts in it.
    case link([Piece])
    /// The id of the customer that a column's text means.
    case customer(String, by: [CustomerBook.Name])
    /// The id of the learner that the first of these columns means by which anybody is found.
    case learner([String])
    /// The path, or the short name, of the module that a column's text means.
    case module(String, ModulePart)
  }

  enum ModulePart: Sendable { case path, module }

  struct Band: Sendable {
    var below: Double?
    var value: String
  }

  /// What a text is read as.
  enum Form: Sendable {
    case date([TimeFormat])
    case time([TimeFormat])
    case number(NumberForm)
    case duration(DurationForm)

    /// Of numbers.
    var decimal: Character? {
      switch self {
      case .date, .time: nil
      case .number(let form): form.decimal
      case .duration(let form): form.number.decimal
      }
    }

    var expected: String {
      switch self {
      case .date(let formats): formats.isEmpty ? "a date such as 2026-11-23" : "a date in the mapping's format"
      case .time(let formats): formats.isEmpty ? "a time such as 2026-11-23 14:05" : "a time in the mapping's format"
      case .number(let form):
        "a number with decimal \(form.decimal)\(form.thousands.map { " and thousands \($0)" } ?? " and nothing between thousands")"
      case .duration: "a length of time such as 90, 1h 30m or 01:30:00"
      }
    }
  }

  struct Replacement: Sendable {
    var conditions: [Condition]
    var value: String
    /// Nil: nothing worth reporting.
    var reason: String?
  }

  /// What came of a row.
  struct Outcome {
    var text: String
    /// Why it was replaced, or what is to be told of it.
    var reason: String?
    /// What was told of it in this row.
    var detail: String?
    /// Why there is none: what stands where, and what was expected.
    var complaint: String?
    /// Nothing is wrong with the text: what it means is not there, or there twice.
    var isUnknown = false
    /// The row is not wanted, as the mapping says of this text.
    var isLeftOut = false
    /// A text stands there, and is translated to nothing.
    var isNoMore: Bool { text.isEmpty && complaint == nil && !isUntold && !isLeftOut }
    /// No column says it: those it is made from are blank or not there, and the text, if any, only stands in for them.
    var isUntold = false
  }

  /// The columns that its base reads.
  private var ownColumns: [String] {
    switch base {
    case .column(let column), .customer(let column, _), .module(let column, _): [column]
    case .learner(let columns): columns
    case .constant: []
    case .template(let text): ValueRule.pieces(of: text).filter(\.isColumn).map(\.text)
    case .link(let pieces): pieces.filter(\.isColumn).map(\.text)
    case .lookup(_, _, let key): [key]
    case .first(let rules): rules.flatMap(\.columns)
    }
  }

  /// What a row writes for it, where it is an amount: neither what one is looked up by nor what conditions rest on, and nothing
  /// that the mapping itself puts an amount in place of.
  func amounts(of row: RowContext) -> [String] {
    let texts: [String] =
      switch base {
      case .first(let rules): rules.flatMap { $0.amounts(of: row) }
      case .lookup(let name, let value, let key): [row.lookups.value(value, of: row.row[key], in: name)]
      default: ownColumns.map { row.row[$0] }
      }
    return texts.filter { values[$0] == nil }
  }

  /// The columns it reads.
  var columns: [String] {
    ownColumns + plus.flatMap(\.columns) + (paidFor?.columns ?? [])
      + instead.flatMap { $0.conditions.flatMap(\.columns) }
  }

  /// Whether a file with these columns can say anything of it.
  func isTold(by there: Set<String>) -> Bool {
    // A time that a length is to be added to is not told without it.
    guard plus.allSatisfy({ $0.isTold(by: there) }) else { return false }
    return switch base {
    case .constant: true
    case .first(let rules): rules.contains { $0.isTold(by: there) }
    default: ownColumns.isEmpty || ownColumns.contains(where: there.contains)
    }
  }

  /// The columns for want of which a file does not tell it.
  func lacking(in there: Set<String>) -> [String] {
    let own: [String] =
      if case .first(let rules) = base { rules.flatMap { $0.lacking(in: there) } } else {
        ownColumns.filter { !there.contains($0) }
      }
    return own + plus.flatMap { $0.lacking(in: there) }
  }

  /// The columns it reads that are not there; of several alternatives one is enough.
  func missing(in there: Set<String>) -> [String] {
    let rest =
      plus.flatMap { $0.missing(in: there) } + (paidFor?.columns.filter { !there.contains($0) } ?? [])
      + instead.flatMap { $0.conditions.flatMap { $0.missing(in: there) } }
    if case .learner = base, ownColumns.contains(where: there.contains) { return rest }
    guard case .first(let rules) = base else { return ownColumns.filter { !there.contains($0) } + rest }
    return rest + (isTold(by: there) ? [] : rules.flatMap { $0.missing(in: there) })
  }

  /// Itself and the rules it is made from.
  var parts: [ValueRule] {
    var parts = [self] + plus.flatMap(\.parts)
    if case .first(let rules) = base { parts += rules.flatMap(\.parts) }
    return parts + instead.flatMap { $0.conditions.flatMap(\.rules) }
  }

  /// What cannot be translated is kept, so that the record's own complaint names it; what cannot be read is a complaint, unless
  /// it is replaced.
  func outcome(of row: RowContext) -> Outcome {
    var found = plainOutcome(of: row)
    if let replacement = instead.first(where: { $0.conditions.allSatisfy { $0.holds(this: found.text, row) } }) {
      let restsOnBlank = replacement.conditions.contains { $0.restsOnBlank(this: found, row) }
      found = Outcome(said: replacement.value)
      found.reason = replacement.reason
      found.isUntold = restsOnBlank || isUntold(by: row)
    } else if ownColumns.isEmpty {
      // A constant that columns may speak against.
      found.isUntold = isUntold(by: row)
    }
    // Where a blank is an answer, a column that is not there is none all the same.
    if blankClears, columns.contains(where: row.row.has) { found.isUntold = false }
    return found
  }

  /// Whether it is made from columns, and none of them says anything.
  private func isUntold(by row: RowContext) -> Bool {
    !columns.isEmpty && columns.allSatisfy { row.row[$0].isEmpty }
  }

  private func plainOutcome(of row: RowContext) -> Outcome {
    let base = baseOutcome(of: row)
    guard base.complaint == nil else { return base }
    var made = translated(base.text, row)
    if made.reason == nil { (made.reason, made.detail) = (base.reason, base.detail) }
    if base.isUntold { made.isUntold = true }
    guard let paidFor else { return made }
    let digits = if case .number(let form)? = form { form.digits } else { Int?.none }
    return made.monthly(by: paidFor, row.row, digits: digits ?? 2)
  }

  private func translated(_ found: String, _ row: RowContext) -> Outcome {
    if let known = values[found] { return said(known, row) }
    if found.isEmpty { return Outcome(said: otherwise ?? "") }
    if !bands.isEmpty { return bandOutcome(found, row) }
    guard let form else {
      guard values.isTold else { return Outcome(text: found) }
      return otherwise.map { taking($0, for: found) } ?? Outcome(text: found)
    }
    return read(found, as: form, row)
  }

  private func taking(_ usual: String, for found: String) -> Outcome {
    var made = Outcome(said: usual)
    if tellsOtherwise, !made.isLeftOut {
      made.reason =
        "\(columns.first.map { "\($0): " } ?? "")'\(found.excerpt)' is none that is known, taken for \(usual)"
    }
    return made
  }

  /// What somebody says in place of a value: a day or a number as this program writes it, or as the column writes its own.
  private func said(_ text: String, _ row: RowContext) -> Outcome {
    if text == ValueRule.leaveOut { return Outcome(said: text) }
    switch form {
    case .date, .time:
      guard let form, !text.isEmpty, text != UntoldClocks.word, SourceTime.stamp(text) == nil else {
        return Outcome(text: text)
      }
      return read(text, as: form, row)
    case .number(let form):
      // Of bands an answer is what they are called.
      guard bands.isEmpty, !text.isEmpty, Double(text) == nil else { return Outcome(text: text) }
      return read(text, as: .number(form), row)
    default: return Outcome(text: text)
    }
  }

  private func baseOutcome(of row: RowContext) -> Outcome {
    switch base {
    case .column(let column): return ValueRule.told(row.row[column])
    case .constant(let text): return Outcome(text: text)
    case .template(let text):
      let pieces = ValueRule.pieces(of: text)
      let filled = pieces.map { $0.isColumn ? row.row[$0.text] : $0.text }
      // A form that has nothing to be filled with says nothing.
      let isBlank = pieces.contains(where: \.isColumn) && zip(pieces, filled).allSatisfy { !$0.isColumn || $1.isEmpty }
      return ValueRule.told(isBlank ? "" : filled.joined())
    case .link(let pieces): return ValueRule.told(LinkTemplate.filled(pieces, from: row.row))
    case .lookup(let name, let value, let key):
      return ValueRule.told(row.lookups.value(value, of: row.row[key], in: name))
    case .first(let rules):
      for (index, rule) in rules.enumerated() {
        var found = rule.outcome(of: row)
        guard !found.text.isEmpty || found.complaint != nil else { continue }
        // What needs no column, after those that do, stands in for them.
        if rule.columns.isEmpty, rules[..<index].contains(where: { !$0.columns.isEmpty }) { found.isUntold = true }
        return found
      }
      return ValueRule.told("")
    case .customer(let column, let names):
      let text = row.row[column]
      guard !text.isEmpty else { return ValueRule.told("") }
      switch row.lookups.customers.customer(text, by: names) {
      case .one(let id):
        let remark = row.lookups.customers.remark(on: text, taken: id)
        return Outcome(text: id.text, reason: remark?.reason, detail: remark?.words)
      case .none(let words), .several(let words): return Outcome(text: text, complaint: words, isUnknown: true)
      }
    case .learner(let columns): return learner(columns.map { row.row[$0] }.filter { !$0.isEmpty }, row.lookups.learners)
    case .module(let column, let part):
      let text = row.row[column]
      guard !text.isEmpty else { return ValueRule.told("") }
      guard let found = row.lookups.modules.module(text) else {
        return Outcome(text: text, complaint: "found '\(text.excerpt)', expected a module by its short name or title")
      }
      return Outcome(text: part == .path ? found.path.text : found.module.text)
    }
  }

  private static func told(_ text: String) -> Outcome {
    var outcome = Outcome(text: text)
    outcome.isUntold = text.isEmpty
    return outcome
  }

  /// What is said of the first text that is there holds where nobody is found.
  private func learner(_ texts: [String], _ book: LearnerBook) -> Outcome {
    var complaint: String?
    for text in texts {
      switch book.learner(text) {
      case .one(let id): return Outcome(text: id.text)
      case .none(let words), .several(let words): complaint = complaint ?? words
      }
    }
    return Outcome(text: texts.first ?? "", complaint: complaint, isUnknown: complaint != nil, isUntold: texts.isEmpty)
  }
}
