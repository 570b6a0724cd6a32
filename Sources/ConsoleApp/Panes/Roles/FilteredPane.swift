import CustomerSuccess

/// What a pane is narrowed to.
protocol FilteredPane {
  /// What its filter is about; nil when it cannot be filtered.
  var filterSubject: Field.Subject? { get }
  var filterText: String { get }
  mutating func setFilter(_ filter: Filter, text: String)
  /// How its rows are ordered, and which of its views is shown, as a saved view keeps it: `score descending`; empty where there is
  /// nothing to choose.
  var order: String { get }
  /// What says nothing to this list leaves it as it is.
  mutating func setOrder(_ words: String)
  /// It has no rows of its own to filter: it counts those that every screen is narrowed to.
  var isNarrowedByScope: Bool { get }
  /// A filter or marks of its own stand in the note: that is always said.
  var isNarrowed: Bool { get }
  /// Every screen is narrowed or widened: what is listed is another list.
  mutating func scopeChanged()
}

extension FilteredPane {
  var filterSubject: Field.Subject? { nil }
  var filterText: String { "" }
  mutating func setFilter(_ filter: Filter, text: String) {}
  var order: String { "" }
  mutating func setOrder(_ words: String) {}
  var isNarrowed: Bool { !filterText.isEmpty }
  var isNarrowedByScope: Bool { false }
  mutating func scopeChanged() {}
}
