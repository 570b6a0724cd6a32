/// Places of cells in a row.
public struct CellPlaces: Hashable, Sendable {
  /// Most tables have fewer columns than bits.
  private var first: UInt64 = 0
  private var more: Set<Int> = []

  public init() {}

  public var isEmpty: Bool { first == 0 && more.isEmpty }

  mutating func insert(_ place: Int) {
    if place < UInt64.bitWidth { first |= 1 << UInt64(place) } else { more.insert(place) }
  }

  func contains(_ place: Int) -> Bool {
    place < UInt64.bitWidth ? first & 1 << UInt64(place) != 0 : more.contains(place)
  }
}
