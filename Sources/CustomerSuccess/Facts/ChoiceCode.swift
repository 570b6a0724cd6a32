extension CaseIterable {
  package init?(code: Int) {
    let cases = Array(Self.allCases)
    guard cases.indices.contains(code) else { return nil }
    self = cases[code]
  }
}

extension CaseIterable where Self: Equatable {
  /// The case's place among all: cases may be added at the end, never moved; a test holds them.
  package var code: Int { Array(Self.allCases).firstIndex(of: self) ?? 0 }
}
