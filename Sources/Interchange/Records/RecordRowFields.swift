import CustomerSuccess

/// A row fills a fact's fields; where a value cannot be understood it complains and leaves what was there.
extension RecordRow: FieldVisitor {
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { value = known(field, id(next(field))) }
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) {
    value = optionalID(next(field)).map { known(field, $0) }
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    value = id(next(field))
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    value = optionalID(next(field))
  }

  mutating func text(_ field: RecordField, _ value: inout String) {
    var cell = next(field)
    // What stands in one line is compared and grouped by: blanks around it, seen by nobody, would make two of one.
    if field.limit != nil { cell.text = field.isName ? cell.text.asName() : cell.text.withPlainBlanks() }
    value = field.filled.map { required(cell, $0) } ?? cell.text
  }

  mutating func text(_ field: RecordField, _ value: inout String?) {
    let text = next(field).text
    value = text.isEmpty ? nil : text
  }

  mutating func flag(_ field: RecordField, _ value: inout Bool) { value = flag(next(field)) }

  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    let cell = next(field)
    if let standard, cell.isEmpty { return value = standard }
    if let number = integer(cell, in: range) { value = number }
  }

  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) {
    value = optionalInteger(next(field), in: range)
  }

  mutating func real(_ field: RecordField, _ value: inout Double) {
    let cell = next(field)
    guard let number = Double(cell.trimmed), number.isFinite else {
      return complain(
        cell, "found '\(cell.trimmed.excerpt)', expected a number\(LooksLike.amount(cell.trimmed))")
    }
    value = number
  }

  mutating func date(_ field: RecordField, _ value: inout LocalDate) {
    if let date = date(next(field)) { value = date }
  }

  mutating func date(_ field: RecordField, _ value: inout LocalDate?) {
    let cell = next(field)
    value = cell.isEmpty ? nil : date(cell)
  }

  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) {
    let cell = next(field)
    if let standard, cell.isEmpty { return value = standard }
    if let moment = instant(cell) { value = moment }
  }

  mutating func instant(_ field: RecordField, _ value: inout Instant?) { value = optionalInstant(next(field)) }

  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?) {
    if let choice: Choice = choice(next(field), standard: standard) { value = choice }
  }

  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) {
    let cell = next(field)
    value = cell.isEmpty ? nil : choice(cell)
  }

  mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) {
    let (amountCell, currencyCell) = (next(amount), next(currency))
    let code = currencyCell.isEmpty ? "USD" : currencyCell.trimmed
    if let complaint = Currencies.complaint(code) { return complain(currencyCell, complaint) }
    let text = amountCell.isEmpty && !amount.isRequired ? "0" : amountCell.trimmed
    guard let money = Money(amount: text, currency: code) else {
      return complain(
        amountCell,
        "found '\(text.excerpt)', expected an amount such as 3800 or 99.50 in \(code)\(LooksLike.money(text, in: code, isTold: !currencyCell.isEmpty))"
      )
    }
    value = money
  }

  mutating func metricValue(_ field: RecordField, _ value: inout MetricValue, of metric: MetricID) {
    let cell = next(field)
    let text = required(cell, "a value").trimmingBlanks()
    if text.isEmpty { return }
    do {
      value = try reading.metricValue(metric, text)
    } catch {
      complain(cell, "\(error)")
    }
  }

  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    let cell = next(field)
    do {
      value = try Form.read(cell.text)
    } catch {
      return complain(cell, error.description)
    }
    if let complaint = reading.names.flatMap({ unknown(value, to: $0) }) { complain(cell, complaint) }
  }

  /// What is wrong with names inside a value.
  private func unknown(_ value: some Any, to names: RuleNames) -> String? {
    switch value {
    case let target as OverrideTarget: names.complaint(target)
    case let contributions as [ScoreRecord.Contribution]: names.complaint(contributions)
    case let origin as InitiativeOrigin: names.complaint(origin)
    default: nil
    }
  }

  mutating func aside(_ field: RecordField) { _ = next(field) }

  func hasRead(_ columns: String...) -> Bool {
    !(complaints + lacking).contains { columns.contains($0.column ?? "") }
  }
}
