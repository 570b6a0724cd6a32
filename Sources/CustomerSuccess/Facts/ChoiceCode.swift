extension CaseIterable {
  @inlinable
  package init?(code: Int) {
    var place = 0
    for choice in Self.allCases {
      if place == code {
        self = choice
        return
      }
      place += 1
    }
    return nil
  }
}

extension CaseIterable where Self: Equatable {
  /// The case's place among all: cases may be added at the end, never moved; a test holds them.
  @inlinable
  package var code: Int {
    var place = 0
    for choice in Self.allCases {
      if choice == self { return place }
      place += 1
    }
    return 0
  }
}
