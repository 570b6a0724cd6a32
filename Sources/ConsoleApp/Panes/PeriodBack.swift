/// How far back a pane looks: one of a few lengths of time that keys go through.
struct PeriodBack: Hashable, Sendable {
  private(set) var days = 90

  private static let lengths = [7, 30, 90, 365]

  /// The next longer one, or the next shorter; the same at an end.
  mutating func step(by step: Int) {
    let index = (Self.lengths.firstIndex(of: days) ?? 0) + step
    days = Self.lengths[min(max(0, index), Self.lengths.count - 1)]
  }

  /// Why there is no longer one.
  var refusalOfLonger: String? { days == Self.lengths.last ? "That is as far back as it looks" : nil }
  /// Why there is no shorter one.
  var refusalOfShorter: String? { days == Self.lengths.first ? "That is the shortest period" : nil }
}
