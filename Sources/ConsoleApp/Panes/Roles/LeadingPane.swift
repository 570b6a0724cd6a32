import CustomerSuccess

/// What a list's cursor is on, for the pages beside it, and how it follows what is opened elsewhere.
protocol LeadingPane {
  /// Nil where it lists nothing.
  var front: Front? { get }
  /// A thing was opened from elsewhere: a list that has it goes to its row.
  mutating func seek(_ target: Target, in scene: Scene)
  /// Its rows are such things, or some of them are.
  func lists(_ kind: Target.Kind) -> Bool
  /// The list has the keys: what was sought is looked for no more.
  mutating func stopSeeking()
  /// The change of this number was taken back: a row that it took from under the cursor has the cursor again.
  mutating func comeBack(from entry: Int)
  /// An act from this list was carried out, as the change of this number: what is done may go without the cursor.
  mutating func didAct(on targets: [Target], as entry: Int)
}

extension LeadingPane {
  var front: Front? { nil }
  mutating func seek(_ target: Target, in scene: Scene) {}
  mutating func stopSeeking() {}
  func lists(_ kind: Target.Kind) -> Bool { front?.target?.kind == kind }
  mutating func comeBack(from entry: Int) {}
  mutating func didAct(on targets: [Target], as entry: Int) {}
}
