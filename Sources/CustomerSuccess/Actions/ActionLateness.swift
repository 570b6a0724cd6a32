extension ActionItem {
  /// Whole days by which it missed its due day, one or more: an open one until today, an ended one until the day it ended,
  /// both as a zone has them. Nil when it did not, has no due day, or nobody knows when it ended.
  public func daysLate(today: LocalDate, in zone: Zone) -> Int? {
    guard let due, let end = status.isOpen ? today : ended.map(zone.date) else { return nil }
    return end > due ? end - due : nil
  }
}
