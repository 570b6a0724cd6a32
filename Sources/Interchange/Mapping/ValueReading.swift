import CustomerSuccess

/// Texts read as numbers, days, lengths of time and bands of them.
extension ValueRule {
  func bandOutcome(_ text: String, _ row: RowContext) -> Outcome {
    let form = Form.number(bandForm).written(as: row.numbers)
    if let doubt = doubt(text, form, row) { return doubt }
    guard case .number(let number) = form, let value = banded(text, by: isNumber(row) ? number.ofNumbers : number)
    else { return unreadable(text, form.expected) }
    return Outcome(said: value.isEmpty ? otherwise ?? text : value)
  }

  private var bandForm: NumberForm { if case .number(let told)? = form { told } else { NumberForm() } }

  /// The band of a number or a range; empty where none holds it, nil for a text that cannot be read.
  func banded(_ text: String) -> String? { banded(text, by: bandForm) }

  private func banded(_ text: String, by form: NumberForm) -> String? {
    if let number = form.number(text) { return band(of: number)?.value ?? "" }
    let ends = ValueRule.ends(of: text, form)
    guard let least = ends.first, let most = ends.last else { return nil }
    let (first, last) = (band(of: least), band(of: most))
    // A range is read where it lies in one band, or goes to its edge, as 11-50 and 51-200 do.
    return first?.value == last?.value || first?.below == most ? first?.value ?? "" : nil
  }

  private func band(of number: Double) -> Band? {
    bands.first { band in band.below.map { number < $0 } ?? true }
  }

  /// The least and the most of `51-200`, `51 to 200` and `5,001+`; none for what is no range.
  private static func ends(of text: String, _ form: NumberForm) -> [Double] {
    let parts = rangeParts(text)
    if text.hasSuffix("+") { return form.number(parts[0]).map { [$0, .greatestFiniteMagnitude] } ?? [] }
    let numbers = parts.compactMap(form.number)
    return parts.count == 2 && numbers.count == 2 && numbers[0] <= numbers[1] ? numbers : []
  }

  /// `51 to 200` → `51`, `200`; `5,001+` → `5,001`; what is no range as it is.
  static func rangeParts(_ text: String) -> [String] {
    if text.hasSuffix("+") { return [String(text.dropLast()).trimmingBlanks()] }
    for between in ["-", "–", "—", " to ", " bis "] {
      let parts = text.split(separator: between, maxSplits: 1).map { String($0).trimmingBlanks() }
      if parts.count == 2, parts.allSatisfy({ $0.first?.isWholeNumber == true }) { return parts }
    }
    return [text]
  }

  func read(_ text: String, as form: Form, _ row: RowContext) -> Outcome {
    let form = form.written(as: row.numbers)
    if let doubt = doubt(text, form, row) { return doubt }
    let found: String?
    switch form {
    case .date(let formats): found = SourceTime.stamp(text, formats: formats)?.date.description
    case .number(let form): found = (isNumber(row) ? form.ofNumbers : form).text(text)
    case .duration(var form):
      if isNumber(row) { form.number = form.number.ofNumbers }
      found = form.text(text)
    case .time(let formats):
      guard let moment = SourceTime.instant(text, formats: formats, zone: row.zone) else {
        return unreadable(text, form.expected)
      }
      return added(to: moment, row)
    }
    return found.map { Outcome(text: $0) } ?? unreadable(text, form.expected)
  }

  /// A number that the file's others do not tell how to read.
  private func doubt(_ text: String, _ form: Form, _ row: RowContext) -> Outcome? {
    guard form.isOpen, let proof = row.numbers, !isNumber(row),
      ValueRule.rangeParts(text).contains(where: proof.isDoubtful)
    else { return nil }
    return unreadable(text, "a number that can be read in one way; a mapping says how they are written (numbers)")
  }

  private func isNumber(_ row: RowContext) -> Bool {
    if case .column(let column) = base { row.row.isNumber(column) } else { false }
  }

  private func added(to moment: Instant, _ row: RowContext) -> Outcome {
    guard let rule = plus.first else { return Outcome(text: moment.iso8601) }
    let length = rule.outcome(of: row)
    guard length.complaint == nil, !length.text.isEmpty else { return length }
    let form: DurationForm
    if case .duration(let told)? = rule.form { form = DurationForm(unit: told.given) } else { form = DurationForm() }
    guard let seconds = form.seconds(length.text) else {
      return rule.unreadable(length.text, Form.duration(form).expected)
    }
    // From a length that nothing says follows no time that something says.
    return Outcome(text: (moment + Int(seconds.rounded())).iso8601, isUntold: length.isUntold)
  }

  private func unreadable(_ text: String, _ expected: String) -> Outcome {
    let place = columns.first.map { " in '\($0)'" } ?? ""
    return Outcome(text: "", complaint: "found '\(text.excerpt)'\(place), expected \(expected)")
  }
}
