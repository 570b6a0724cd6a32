/// What rows of an import have said of a fact before the one that is looked at, as far as that one leaves it to them.
struct RowsBefore {
  /// As the rows have left it.
  let fact: Fact
  /// What the source has said by them, by column.
  let texts: [String]
  /// In which columns they have said something else than was said before the import.
  private(set) var fields = ToldFields()
  /// In which of those it was taken over.
  private(set) var taken = ToldFields()

  /// `told` is the row that is looked at, and says something of the columns `own` itself.
  init(_ told: Fact, after rows: FactStanding, _ standing: FactStanding, without own: ToldFields) {
    let blank = told.texts.map { _ in "" }
    fact = rows.held ?? told
    texts = rows.last ?? blank
    let held = fact.texts
    for (column, text) in (standing.last ?? blank).enumerated() where texts[column] != text && !own.contains(column) {
      fields.insert(column)
      if held[column] == texts[column] { taken.insert(column) }
    }
  }
}
