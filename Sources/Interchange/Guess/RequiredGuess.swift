import CustomerSuccess

/// A mapping in which something is missing that every row has to have is refused: whatever no column and no constant tells is asked.
extension SectionGuess {
  mutating func askRequired() {
    guard complaint == nil else { return }
    for column in kind.columns where column.isRequired && !isGiven(column.name) { ask(column.name) }
  }

  private func isGiven(_ field: String) -> Bool {
    fields.contains { $0.hasPrefix("\(field):") }
      || !each.isEmpty && each.allSatisfy { $0.contains("{\(field): ") || $0.contains(", \(field): ") }
  }

  private mutating func ask(_ field: String) {
    let form = PlainKind.of(kind)?.fields.first { $0.words.name == field }?.form
    if case .choice(let known, _)? = form { return constant(field, nil, among: known.map(\.choice)) }
    let content = SectionGuess.kinds.first { $0.0 == kind }?.1.first { $0.name == field }?.content
    switch content {
    case .date:
      let kind = if case .date? = form { "date" } else { "time" }
      if !askDay(field, as: kind, amongAll: true, "when was it?") { constant(field, nil) }
    case .number, .whole: askColumn(field, freeColumns.filter(\.isNumberLike), below: ["  as: number"])
    default: askColumn(field, freeColumns, below: [])
    }
  }

  private mutating func askColumn(_ field: String, _ likely: [ColumnProfile], below: [String]) {
    let free = likely.filter { !used.contains($0.name) }
    let names = (free.isEmpty ? file.columns : free).map(\.name)
    missing(field, among: Array(names.prefix(8)), "no column tells it", as: "  column: ", below: below)
  }
}
