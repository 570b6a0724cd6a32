import CustomerSuccess

/// What a pane is narrowed to.
protocol FilteredPane {
  /// What its filter is about; nil when it cannot be filtered.
  var filterSubject: Field.Subject? { get }
  var filterText: String { get }
  mutating func setFilter(_ filter: Filter, text: String)
  /// A filter or marks of its own stand in the note: that is always said.
  var isNarrowed: Bool { get }
  /// Every screen is narrowed or widened: what is listed is another list.
  mutating func scopeChanged()
}

extension FilteredPane {
  var filterSubject: Field.Subject? { nil }
  var filterText: String { "" }
  mutating func setFilter(_ filter: Filter, text: String) {}
  var isNarrowed: Bool { !filterText.isEmpty }
  mutating func scopeChanged() {}
}
