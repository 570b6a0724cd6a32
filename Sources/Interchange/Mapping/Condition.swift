import CustomerSuccess

/// Something that holds for a row or does not.
struct Condition: Sendable {
  /// What is looked at; nil: the field's own text, before it is replaced. None or one.
  var subject: [ValueRule]
  var test: Test

  enum Test: Sendable {
    case empty, present
    case oneOf([String])
    /// One of the texts stands in it; capitals and accents make no difference.
    case contains([String])
    /// One of the texts is an item of it, as tags are: what stands between blanks, commas, semicolons, or quotes in brackets.
    case has([String])
    case before([ValueRule])
    case after([ValueRule])
    /// Not all of them hold.
    case not([Condition])
    case any([Condition])
  }

  var columns: [String] { rules.flatMap(\.columns) }

  var rules: [ValueRule] {
    switch test {
    case .before(let others), .after(let others): subject + others
    case .not(let conditions), .any(let conditions): conditions.flatMap(\.rules)
    default: subject
    }
  }

  func missing(in there: Set<String>) -> [String] {
    switch test {
    case .not(let conditions), .any(let conditions): conditions.flatMap { $0.missing(in: there) }
    default: rules.flatMap { $0.missing(in: there) }
    }
  }

  /// That nothing is told is nothing that is there.
  private static func says(_ text: String) -> Bool { !text.isEmpty && text != UntoldClocks.word }

  /// Whether it holds for want of a text that nothing in the row says: what follows from that is said by nobody either.
  func restsOnBlank(this: ValueRule.Outcome, _ row: RowContext) -> Bool {
    switch test {
    case .any(let conditions):
      return conditions.contains { $0.holds(this: this.text, row) && $0.restsOnBlank(this: this, row) }
    case .empty, .oneOf:
      let found = subject.first?.outcome(of: row) ?? this
      return found.text.isEmpty && found.isUntold
    default: return false
    }
  }

  func holds(this: String, _ row: RowContext) -> Bool {
    switch test {
    case .not(let conditions): return !conditions.allSatisfy { $0.holds(this: this, row) }
    case .any(let conditions): return conditions.contains { $0.holds(this: this, row) }
    default: break
    }
    let text = subject.first.map { $0.outcome(of: row).text } ?? this
    switch test {
    case .empty: return !Condition.says(text)
    case .present: return Condition.says(text)
    case .oneOf(let values):
      // How a program sets an apostrophe or a dash in type says nothing.
      return values.contains(text) || values.contains { $0.withTypedSigns == text.withTypedSigns }
    case .contains(let parts):
      let whole = folded(text)
      return parts.contains { whole.hasBytes(of: folded($0)) }
    case .has(let items):
      let found = text.split { $0.isWhitespace || ",;|[]\"".contains($0) }.map { folded(String($0)) }
      return items.contains { found.contains(folded($0)) }
    case .before(let others), .after(let others):
      guard let bound = others.first?.outcome(of: row).text,
        let left = SourceTime.instant(text, zone: row.zone), let right = SourceTime.instant(bound, zone: row.zone)
      else { return false }
      if case .before = test { return left < right }
      return left > right
    case .not, .any: return false
    }
  }
}

/// A row with all that its values are made from.
struct RowContext {
  var row: SourceRow
  var lookups: LookupBook
  var zone: Zone
  /// How numbers are written, where the file proves it.
  var numbers: NumberProof?
}
