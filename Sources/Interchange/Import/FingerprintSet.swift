/// Fingerprints met so far, cut by their first byte into parts; of the rest a part keeps so many bits as `Kept` has.
///
/// With 64 they are told apart exactly, at ten to fifteen bytes each. With 32 one that was never met is taken for one that was,
/// of three million about once in four hundred thousand, at five to eight bytes each.
///
/// The library's set doubles its room, and holds both the old and the new while it does: at ten million facts that is most
/// of an import's memory. The parts grow by half, each by itself.
struct FingerprintSet<Kept: FixedWidthInteger & UnsignedInteger> {
  /// Open addressing; zero is a free place.
  fileprivate struct Part {
    var places: [Kept] = []
    var count = 0
    var hasZero = false
  }

  private var parts = Array(repeating: Part(), count: 256)

  /// Rooms for so many fingerprints are held.
  var room: Int { parts.reduce(0) { $0 + $1.places.count } }
  var count: Int { parts.reduce(0) { $0 + $1.count } }

  func contains(_ print: Int) -> Bool {
    let part = parts[PrintPart.place(of: print)]
    let kept = Self.kept(of: print)
    guard kept != 0 else { return part.hasZero }
    guard let place = part.place(of: kept) else { return false }
    return part.places[place] == kept
  }

  /// False when it was there already.
  mutating func insert(_ print: Int) -> Bool { parts[PrintPart.place(of: print)].insert(Self.kept(of: print)) }

  /// The bits after the first byte.
  private static func kept(of print: Int) -> Kept {
    let rest = UInt(bitPattern: print) << 8
    return Kept(truncatingIfNeeded: rest >> UInt(max(0, UInt.bitWidth - Kept.bitWidth)))
  }
}

extension FingerprintSet.Part {
  private static var firstRoom: Int { 32 }

  fileprivate mutating func insert(_ kept: Kept) -> Bool {
    guard kept != 0 else {
      defer { hasZero = true }
      return !hasZero
    }
    if count * 5 >= places.count * 4 { grow() }
    guard let place = place(of: kept), places[place] != kept else { return false }
    places[place] = kept
    count += 1
    return true
  }

  /// Where it stands, or the free place where it would; nil where there is no room yet.
  fileprivate func place(of kept: Kept) -> Int? {
    guard !places.isEmpty else { return nil }
    var place = Int(kept.multipliedFullWidth(by: Kept(places.count)).high)
    while places[place] != 0, places[place] != kept { place = place + 1 == places.count ? 0 : place + 1 }
    return place
  }

  private mutating func grow() {
    let before = places
    places = [Kept](repeating: 0, count: max(Self.firstRoom, before.count * 3 / 2))
    for kept in before where kept != 0 {
      guard let place = place(of: kept) else { continue }
      places[place] = kept
    }
  }
}

/// What is too much for memory is cut by the first byte of its fingerprint.
enum PrintPart {
  static let count = 256

  static func place(of print: Int) -> Int { Int(UInt(bitPattern: print) >> 56) }
}
